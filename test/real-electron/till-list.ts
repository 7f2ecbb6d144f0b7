import { type CheckWords, check, figure } from './check-words.ts';

/** What is asked of the till inside it: windows, libraries, the machine around it, paper and money. */
export const tillList = {
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
    '숨긴 80 mm 화면에서 글자가 있는 PDF와 비어 있지 않은 그림이 나옵니다.',
  ),
  packed: check(
    'electron',
    'S-27: fuses and asar integrity, read back',
    'The packed app in release/ has its fuses set and the digest of its asar inside.',
    'release/의 패키지에 퓨즈가 정한 대로 설정되어 있고 asar 해시가 들어 있습니다.',
  ),
  packedRefuses: check(
    'electron',
    'S-27, S-31, S-33: what a packed app refuses',
    'The packed app ends by itself when it is started for a debugger, a stand-in or as Node.',
    '패키징한 앱을 디버거나 모의 게이트웨이에 연결하거나 Node로 쓰려고 실행하면 스스로 끝납니다.',
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
    '계산대가 순서대로 종료되고 장부를 닫습니다.',
  ),
} as const satisfies Readonly<Record<string, CheckWords>>;
