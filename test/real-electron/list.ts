/** A check as it is named everywhere: what it says, what of ours it settles, and where it can be run. */
export type CheckWords = {
  readonly ko: string;
  readonly en: string;
  /** Lines of the security checklist (S-nn), or points that were only imitated so far. */
  readonly settles: string;
  /** `both`: the stand-in can imitate it, so the same code runs in the ordinary tests too. */
  readonly where: 'electron' | 'both';
  /** `figure`: measured and told, never passed or failed. */
  readonly kind: 'check' | 'figure';
};

function check(where: CheckWords['where'], settles: string, en: string, ko: string): CheckWords {
  return { ko, en, settles, where, kind: 'check' };
}

function figure(where: CheckWords['where'], settles: string, en: string, ko: string): CheckWords {
  return { ko, en, settles, where, kind: 'figure' };
}

/** Every check, in the order in which they run. Nothing in here runs anything. */
export const checkList = {
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
    '화면은 다리 하나만 보고 Node와 Electron에는 닿지 못합니다.',
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
    '프리로드 쪽에서 허용되는 것.',
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
    '정책을 뗀 화면도 이 PC의 서버에조차 닿지 못합니다.',
  ),
  bridgeValues: check(
    'both',
    'S-11: clone semantics of the bridge',
    'Values cross the bridge as copies, functions in both directions.',
    '값은 다리를 복사되어 건너고 함수는 양쪽으로 건넙니다.',
  ),
  bridgeErrors: check(
    'both',
    'the texts of errors that cross the bridge',
    'Errors cross as plain errors with words, without code or stack of main.',
    '오류는 문장만 건너고 메인의 코드나 스택은 건너지 않습니다.',
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
    '우리 화면이 아니면 다리가 있어도 메인이 거절합니다.',
  ),
  order: check(
    'both',
    'order of quitting, with a veto',
    'Quitting goes through its events in order, and a veto stops it.',
    '끝낼 때 순서를 지키고, 거부하면 멈춥니다.',
  ),
  secondInstance: check(
    'both',
    'S-22: single instance',
    'A second start on the same folder ends by itself; the first goes on.',
    '같은 폴더로 두 번째를 켜면 스스로 끝나고 첫 번째는 계속됩니다.',
  ),
  crash: check(
    'both',
    'S-38: renderer crash',
    'A crashed page comes back and shows the true state of the sale.',
    '죽은 화면이 다시 떠서 판매의 실제 상태를 보여 줍니다.',
  ),
  hang: check(
    'electron',
    'S-38: renderer hang',
    'With one page hanging main and the other page go on.',
    '한 화면이 멈춰도 메인과 다른 화면은 계속됩니다.',
  ),
  shown: check(
    'electron',
    'S-39: windows and content protection',
    'Both windows are there, and the customer’s is kept out of recordings.',
    '두 창이 보이고, 고객 창은 화면 녹화에서 빠집니다.',
  ),
  storage: check(
    'both',
    'better-sqlite3 in Electron’s Node',
    'The ledger’s library loads in main, and its settings read back.',
    '장부 라이브러리가 메인에서 열리고 설정이 그대로 읽힙니다.',
  ),
  crypto: check(
    'both',
    'BoringSSL has what is used',
    'Key derivation (scrypt), HMAC and hashes give the published answers.',
    'scrypt, HMAC, 해시가 공개된 답과 같습니다.',
  ),
  keychain: check(
    'both',
    'S-18: the PC’s own keychain',
    'The keychain keeps an item of 1,000 characters, gives it back and erases it.',
    '키체인이 1,000자 항목을 담고, 돌려주고, 지웁니다.',
  ),
  power: check(
    'both',
    'power events',
    'When the screen is locked the customer’s entries are forgotten.',
    '화면을 잠그면 고객이 넣던 것을 잊습니다.',
  ),
  notice: check(
    'electron',
    'desktop notices',
    'A notice of the desktop is shown without an error.',
    '바탕화면 알림이 오류 없이 뜹니다.',
  ),
  printers: check(
    'both',
    'the list of printers',
    'The list of printers comes, with or without printers.',
    '프린터 목록이 옵니다(없으면 빈 목록).',
  ),
  paper: check(
    'both',
    'printToPDF and capturePage of a hidden window',
    'A hidden 80 mm page becomes a PDF with text and a picture that is not blank.',
    '숨은 80 mm 화면이 글자가 있는 PDF와 비어 있지 않은 그림이 됩니다.',
  ),
  packed: check(
    'electron',
    'S-27: fuses and asar integrity, read back',
    'The packed app in release/ has its fuses set and the digest of its asar inside.',
    'release/의 꾸러미에 퓨즈와 asar 요약값이 들어 있습니다.',
  ),
  packedRefuses: check(
    'electron',
    'S-27, S-31, S-33: what a packed app refuses',
    'The packed app ends by itself when it is started for a debugger, a stand-in or as Node.',
    '꾸린 앱은 디버거용, 모의 게이트웨이용, Node용으로 켜면 스스로 끝납니다.',
  ),
  startTime: figure(
    'both',
    'start',
    'From start to both pages loaded.',
    '시작부터 두 화면이 뜰 때까지.',
  ),
  roundTrip: figure(
    'both',
    'speed of IPC',
    'A call from a page to main and back.',
    '화면에서 메인까지 갔다 오는 시간.',
  ),
  charge: check(
    'both',
    'a charge in training, through both windows',
    'A charge is approved on both windows; receipt, ledger and gateway say the same.',
    '결제가 두 창에서 승인되고 영수증, 장부, 게이트웨이가 같습니다.',
  ),
  receiptFiles: check(
    'both',
    'a receipt as PDF and PNG, from the till’s own hidden window',
    'Its receipt is saved as a PDF of 80 mm with text and as a picture.',
    '그 영수증이 글자가 있는 80 mm PDF와 그림으로 저장됩니다.',
  ),
  cancel: check(
    'both',
    'its cancel in training',
    'Its cancel gives everything back; receipt, ledger and gateway say the same.',
    '취소로 전부 돌려주고 영수증, 장부, 게이트웨이가 같습니다.',
  ),
  end: check(
    'both',
    'sessions and the ledger close',
    'The till ends in order and closes its ledger.',
    '계산대가 순서대로 끝나고 장부를 닫습니다.',
  ),
} as const satisfies Readonly<Record<string, CheckWords>>;

export type CheckId = keyof typeof checkList;

/** The names of all checks, in order. */
export const checkIds: readonly CheckId[] = idsOf(checkList);

function idsOf<T extends object>(list: T): readonly (keyof T)[] {
  const ids: (keyof T)[] = [];
  for (const id in list) ids.push(id);
  return ids;
}
