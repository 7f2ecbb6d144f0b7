import { type CheckWords, check, figure } from './check-words.ts';

/** What is asked of Electron itself: its versions, its walls and its life. */
export const shellList = {
  versions: check(
    'electron',
    'S-01, S-20: version floors',
    'Electron, its Node and the SQLite inside are new enough.',
    'Electron과 그 안의 Node, SQLite 버전이 충분히 새것입니다.',
  ),
  preferences: check(
    'electron',
    'S-02: settings in force',
    'Both windows have the settings that were asked for.',
    '두 창에 요청한 보안 설정이 그대로 걸려 있습니다.',
  ),
  sandboxed: check(
    'electron',
    'S-03: sandbox',
    'Both pages run in processes that Electron has sandboxed.',
    '두 화면이 Electron 샌드박스 안에서 돕니다.',
  ),
  isolation: check(
    'both',
    'S-02, S-11: what a page can reach',
    'A page sees its bridge and nothing else of Node or Electron.',
    '화면에는 브리지 하나만 보이고 Node와 Electron에는 닿지 못합니다.',
  ),
  origin: check(
    'electron',
    'S-04: app:// origin and privileges',
    'The pages have the origin app://till and app://customer, and it counts as secure.',
    '화면의 출처가 app://till, app://customer이고 안전한 출처로 다뤄집니다.',
  ),
  policy: check(
    'both',
    'S-05: policy on app://',
    'The content policy comes with the page and stops eval, inline script and fetch.',
    '콘텐츠 정책이 화면과 함께 오고 eval, 인라인 스크립트, fetch를 막습니다.',
  ),
  preloadWorld: figure(
    'both',
    'the preload: its own eval rule, its Buffer and process',
    'What the preload’s own world allows.',
    '프리로드에서 허용되는 것.',
  ),
  navigation: check(
    'both',
    'S-06: will-navigate for link, blob, about:blank, file',
    'A page cannot go anywhere, by whatever way.',
    '화면은 어떤 방법으로도 다른 곳으로 가지 못합니다.',
  ),
  windowOpen: check(
    'both',
    'S-06: window.open',
    'A page opens no window, by script or by link.',
    '화면은 스크립트로도 링크로도 새 창을 열지 못합니다.',
  ),
  permissions: check(
    'both',
    'S-08: permission handlers are asked',
    'No permission is granted, asked for or looked at.',
    '어떤 권한도 주어지지 않습니다.',
  ),
  network: check(
    'both',
    'S-07: session filter',
    'A page without its policy still reaches no server, not even on this PC.',
    '콘텐츠 정책을 없앤 화면도 서버에 접속하지 못합니다. 이 PC 안의 서버도 마찬가지입니다.',
  ),
  bridgeValues: check(
    'both',
    'S-11: clone semantics of the bridge',
    'Values cross the bridge as copies, functions in both directions.',
    '값은 복사본으로 브리지를 오가고, 함수는 양방향으로 전달됩니다.',
  ),
  bridgeErrors: check(
    'both',
    'the texts of errors that cross the bridge',
    'Errors cross as plain errors with words, without code or stack of main.',
    '오류는 문장만 전달되고 메인의 코드나 스택은 전달되지 않습니다.',
  ),
  sender: check(
    'both',
    'S-12: real frames',
    'Main sees the real frame and address behind each call.',
    '메인은 호출한 프레임과 주소를 있는 그대로 봅니다.',
  ),
  senderRefused: check(
    'both',
    'S-12: sender check',
    'A page that is not ours is refused by main, though it has the bridge.',
    '우리 화면이 아니면 브리지가 있어도 메인이 거절합니다.',
  ),
  order: check(
    'both',
    'order of quitting, with a veto',
    'Quitting goes through its events in order, and a veto stops it.',
    '종료할 때 순서를 지키고, 종료를 거부하면 멈춥니다.',
  ),
  secondInstance: check(
    'both',
    'S-22: single instance',
    'A second start on the same folder ends by itself; the first goes on.',
    '같은 폴더로 한 번 더 실행하면 스스로 끝나고 먼저 실행한 것은 계속됩니다.',
  ),
  crash: check(
    'both',
    'S-38: renderer crash',
    'A crashed page comes back and shows the true state of the sale.',
    '비정상 종료된 화면이 다시 열려 판매의 실제 상태를 보여 줍니다.',
  ),
  hang: check(
    'electron',
    'S-38: renderer hang',
    'With one page hanging main and the other page go on.',
    '한 화면이 멈춰도 메인과 다른 화면은 계속됩니다.',
  ),
} as const satisfies Readonly<Record<string, CheckWords>>;
