import type { Language } from '../../preload/views.ts';
import type { StartProblem, StartRule } from './start-problem.ts';

type Words = (problem: StartProblem) => string;
type Sentences = Readonly<Record<StartRule, Words>>;

const ko: Sentences = {
  'unknown-option': ({ field }) =>
    `${field}: 없는 옵션입니다. --help로 쓸 수 있는 옵션을 확인하세요.`,
  'not-an-option': ({ field }) =>
    `${field}…: 옵션은 --로 시작합니다. --help로 쓸 수 있는 옵션을 확인하세요.`,
  'missing-value': ({ field }) => `${field}: 값이 없습니다. ${field}=값 형식으로 적으세요.`,
  'takes-no-value': ({ field }) => `${field}: 값을 받지 않는 옵션입니다. = 뒤를 지우세요.`,
  twice: ({ field }) => `${field}: 두 번 적혀 있습니다. 하나만 남기세요.`,
  against: ({ field }) => `${field}: 다른 모드 옵션과 맞지 않습니다. 둘 중 하나만 남기세요.`,
  'one-of': ({ field, detail }) => `${field}: ${detail?.['allowed'] ?? ''} 가운데 하나를 적으세요.`,
  'not-a-url': ({ field }) =>
    `${field}: 주소가 아닙니다. ${field}=http://127.0.0.1:8080처럼 적으세요.`,
  'not-loopback': ({ field }) =>
    `${field}: 이 PC 안의 http 주소만 쓸 수 있습니다. 127.0.0.1, localhost, [::1] 가운데 하나로 적으세요.`,
  'out-of-range': ({ field, detail }) =>
    `${field}: ${detail?.['from'] ?? ''}부터 ${detail?.['to'] ?? ''}까지의 숫자를 적으세요.`,
  'bad-folder': ({ field }) => `${field}: 폴더 이름으로 쓸 수 없습니다. 다른 폴더를 적으세요.`,
  'bad-name': ({ field, detail }) =>
    `${field}: 영문 소문자, 숫자, -로 ${detail?.['limit'] ?? ''}자까지 적으세요.`,
  'only-in-development': ({ field }) =>
    `${field}: 개발용 빌드에서만 쓸 수 있습니다. 이 옵션을 빼고 다시 실행하세요.`,
  'needs-mode': ({ field }) =>
    `${field}: 연습 모드는 내장 게이트웨이만 씁니다. --mode=test 또는 --mode=live를 함께 적으세요.`,
  'keys-not-json': () =>
    'API 키를 읽지 못했습니다. 표준 입력 첫 줄에 {"key":"…","secret":"…"} 형식으로 넣으세요.',
  'keys-too-long': ({ detail }) =>
    `API 키 줄이 ${detail?.['limit'] ?? ''}자를 넘습니다. 키와 시크릿만 넣으세요.`,
  'keys-format': ({ detail }) =>
    `API 키나 시크릿의 형식이 맞지 않습니다. 빈칸 없는 영문·숫자·기호로, 키는 ${detail?.['key'] ?? ''}자, 시크릿은 ${detail?.['secret'] ?? ''}자까지 넣으세요.`,
  'keys-missing': () =>
    'API 키가 들어오지 않았습니다. 표준 입력 첫 줄에 넣거나 --keys-stdin을 빼세요.',
  'keys-late': () =>
    'API 키를 기다렸지만 들어오지 않았습니다. 표준 입력 첫 줄에 넣거나 --keys-stdin을 빼세요.',
  'outside-electron': () =>
    'Electron 밖에서는 실제 게이트웨이에 연결하지 않습니다. --training으로 실행하거나 Electron에서 실행하세요.',
  'live-closed': () =>
    '이 버전은 아직 실제 결제를 받지 않습니다. 관리자 번호가 생기고, 실제 Electron에서 테스트 결제를 확인한 버전에서 열립니다. --mode=test로 실행하세요.',
  'node-too-old': ({ detail }) =>
    `Node ${detail?.['was'] ?? ''}에서는 실행할 수 없습니다. Node ${detail?.['needs'] ?? ''} 이상이 필요합니다. npm start로 실행하세요.`,
};

const en: Sentences = {
  'unknown-option': ({ field }) =>
    `${field}: there is no such option. See --help for those there are.`,
  'not-an-option': ({ field }) =>
    `${field}…: options begin with --. See --help for those there are.`,
  'missing-value': ({ field }) => `${field}: the value is missing. Write ${field}=value.`,
  'takes-no-value': ({ field }) =>
    `${field}: this option takes no value. Remove the = and what follows.`,
  twice: ({ field }) => `${field}: given twice. Keep one.`,
  against: ({ field }) =>
    `${field}: another option asks for a different mode. Keep one of the two.`,
  'one-of': ({ field, detail }) => `${field}: must be one of ${detail?.['allowed'] ?? ''}.`,
  'not-a-url': ({ field }) =>
    `${field}: not an address. Write it like ${field}=http://127.0.0.1:8080.`,
  'not-loopback': ({ field }) =>
    `${field}: only an http address on this machine will do: 127.0.0.1, localhost or [::1].`,
  'out-of-range': ({ field, detail }) =>
    `${field}: must be a number from ${detail?.['from'] ?? ''} to ${detail?.['to'] ?? ''}.`,
  'bad-folder': ({ field }) => `${field}: cannot be the name of a folder. Name another one.`,
  'bad-name': ({ field, detail }) =>
    `${field}: small letters, digits and -, at most ${detail?.['limit'] ?? ''} characters.`,
  'only-in-development': ({ field }) =>
    `${field}: works in development builds only. Start again without it.`,
  'needs-mode': ({ field }) =>
    `${field}: training speaks to its own gateway only. Add --mode=test or --mode=live.`,
  'keys-not-json': () =>
    'The API keys could not be read. Give {"key":"…","secret":"…"} as the first line of standard input.',
  'keys-too-long': ({ detail }) =>
    `The line with the API keys is longer than ${detail?.['limit'] ?? ''} characters. Give the key and the secret only.`,
  'keys-format': ({ detail }) =>
    `The API key or the secret has a wrong form. Both are letters, digits and signs without spaces: a key of at most ${detail?.['key'] ?? ''}, a secret of at most ${detail?.['secret'] ?? ''}.`,
  'keys-missing': () =>
    'No API keys came. Give them as the first line of standard input, or leave --keys-stdin out.',
  'keys-late': () =>
    'No API keys came in time. Give them as the first line of standard input, or leave --keys-stdin out.',
  'outside-electron': () =>
    'Outside Electron the real gateway is never spoken to. Start with --training, or start inside Electron.',
  'live-closed': () =>
    'This version does not take real payments yet: manager PINs come first, and a test payment seen in the real Electron. Start with --mode=test.',
  'node-too-old': ({ detail }) =>
    `Node ${detail?.['was'] ?? ''} cannot run this. Node ${detail?.['needs'] ?? ''} or newer is needed. Start it with npm start.`,
};

/** What is wrong and what to do next, as one sentence or two for a person. */
export function sentenceFor(problem: StartProblem, language: Language): string {
  return (language === 'ko' ? ko : en)[problem.rule](problem);
}

/** Both languages, Korean first: for a terminal, where nobody has chosen a language yet. */
export function sentencesFor(problem: StartProblem): string {
  return `${sentenceFor(problem, 'ko')}\n${sentenceFor(problem, 'en')}`;
}
