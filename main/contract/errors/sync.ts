/** What can go wrong with parcels between a site and headquarters. Each says what to do with the file in hand. */
export const syncErrors = {
  'sync.notAParcel': {
    zh: '这不是同步包。请选择扩展名为 .desk-bundle 或 .desk-receipt 的文件。',
    en: 'This file is no parcel of the desk. Choose a file that ends in .desk-bundle or .desk-receipt.',
  },
  'sync.notForUs': {
    zh: '这个同步包不是发给这里的，这里打不开，也没有改动任何内容。请把它送到它要去的总部或驻场点。',
    en: 'This parcel is meant for somebody else and cannot be opened here. Nothing was changed. Bring it where it belongs.',
  },
  'sync.otherType': {
    zh: '这是另一种文件（例如回执或邀请），不能在这里读取。请到对应的页面打开它。',
    en: 'This is another kind of parcel, such as a receipt or an invitation. Open it on the page that is made for it.',
  },
  'sync.newerFormat': {
    zh: '这个同步包由更新版本的程序生成（格式 {version}），这里还读不懂，也没有改动任何内容。请先更新这里的程序，再读取一次。',
    en: 'A newer program made this parcel (format {version}); this one cannot read it. Nothing was changed. Update the program here, then read it again.',
  },
  'sync.tooLarge': {
    zh: '这个文件超过 {mb} MB，不会是同步包。请检查是否选错了文件。',
    en: 'This file is larger than {mb} MB, which no parcel is. Check whether it is the right one.',
  },
  'sync.damaged': {
    zh: '这个同步包不完整或已损坏，没有改动任何内容。请从 U 盘重新复制，或请对方重新发送；对方那里的内容还在。',
    en: 'This parcel is cut short or damaged. Nothing was changed. Copy it again from the stick, or ask the sender for it again; they still have all of it.',
  },
  'sync.badManifest': {
    zh: '这个同步包的内容与它自己的说明不符，已拒收，没有改动任何内容。请告诉技术支持，并请对方重新导出。',
    en: 'This parcel contradicts itself and was refused. Nothing was changed. Tell support, and ask the sender to export it again.',
  },
  'sync.badSignature': {
    zh: '“{site}”的签名不对：这个同步包不是它发出的，或者被人改过。已拒收，没有改动任何内容。请给驻场点打电话核实。',
    en: 'The signature of "{site}" does not fit: it did not send this parcel, or somebody changed it. It was refused and nothing was changed. Call the site to find out.',
  },
} as const
