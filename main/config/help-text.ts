import type { Language } from '../../preload/views.ts';
import { optionNames } from './command-line.ts';

type Lines = ReadonlyMap<string, readonly [shown: string, ko: string, en: string]>;

const lines: Lines = new Map([
  ['--help', ['--help', '이 안내를 보여 줍니다', 'shows this text']],
  ['--version', ['--version', '버전을 보여 줍니다', 'shows the version']],
  ['--training', ['--training', '연습 모드로 시작합니다', 'starts in training']],
  [
    '--mode',
    ['--mode=training|test|live', '이번 실행의 모드를 정합니다', 'sets the mode for this run'],
  ],
  ['--lang', ['--lang=ko|en', '화면 언어를 정합니다', 'sets the language of the screens']],
  [
    '--data-dir',
    ['--data-dir=<folder>', '설정과 장부를 둘 폴더', 'the folder for settings and the ledger'],
  ],
  [
    '--gateway-url',
    [
      '--gateway-url=<url>',
      '(개발용) 이 PC 안의 모의 게이트웨이',
      '(development) a stand-in gateway on this machine',
    ],
  ],
  [
    '--bunjang-url',
    [
      '--bunjang-url=<url>',
      '(개발용) 이 PC 안의 모의 번개장터',
      '(development) a stand-in for Bunjang on this machine',
    ],
  ],
  [
    '--time-scale',
    [
      '--time-scale=<1..1000>',
      '(개발용) 일정을 몇 배 빠르게',
      '(development) runs schedules faster',
    ],
  ],
  [
    '--keys-stdin',
    [
      '--keys-stdin',
      '(개발용) 표준 입력 첫 줄에서 API 키를 읽습니다',
      '(development) reads the API keys from the first line of standard input',
    ],
  ],
  [
    '--keychain',
    [
      '--keychain=<name>',
      '(개발용) 키체인 항목을 이 이름으로 따로 둡니다',
      '(development) keeps keychain items apart under this name',
    ],
  ],
]);

const exitCodes = {
  ko: '종료 코드: 0 정상, 30 준비되지 않음, 64 잘못된 옵션',
  en: 'Exit codes: 0 fine, 30 not ready, 64 wrong options',
};

/** What `--help` prints: the options this build understands, one to a line. */
export function helpText(language: Language, isPackaged: boolean): string {
  const rows = optionNames(isPackaged).map((name) => {
    const [shown, ko, en] = lines.get(name) ?? [name, '', ''];
    return `  ${shown.padEnd(28)}${language === 'ko' ? ko : en}`;
  });
  const title = language === 'ko' ? '베네피아 포인트' : 'Benepia POS';
  return [`${title}: benepia-pos [options]`, ...rows, '', exitCodes[language], ''].join('\n');
}
