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
  'sync.keyReplaced': {
    zh: '“{site}”已换了新密钥，这个同步包却用旧密钥签了之后的内容，已拒收，没有改动任何内容。如果驻场点恢复过旧备份，请重新邀请它；否则请打电话核实。',
    en: '"{site}" has a new key, and this parcel tells what came after that under the old one. It was refused and nothing was changed. If the site was restored from an old backup, invite it again; otherwise call to find out who made it.',
  },
  'sync.keyNotKnown': {
    zh: '总部还没有确认这里现在的密钥，所以先不能更换。请先发送一次并读入回执。',
    en: 'Headquarters has not confirmed the present key yet, so it cannot be replaced. Send something and read the receipt first.',
  },
  'sync.hqKeyUnknown': {
    zh: '这份回执的密钥不是“{name}”在这里登记的，也查不到它更换密钥的记录，已拒收，没有改动任何内容。请读入最新的回执；如果总部恢复过旧备份，请它重新邀请这里。',
    en: 'This receipt is signed with a key that is not the one of "{name}" known here, and nothing leads from that one to it. It was refused and nothing was changed. Read the latest receipt; if headquarters was restored from an old backup, have it invite this site again.',
  },
  'sync.notAnInvitation': {
    zh: '这不是总部的邀请文件。请选择总部给的、扩展名为 .desk-invitation 的文件。',
    en: 'This is no invitation of headquarters. Choose the file that ends in .desk-invitation which headquarters gave you.',
  },
  'sync.invitationForOther': {
    zh: '这份邀请是给驻场点“{code}”的，这里是“{own}”。请用给这里的那一份，或请总部重新开一份。',
    en: 'This invitation is for the site {code}; this one is {own}. Use the one made for this site, or ask headquarters for another.',
  },
  'sync.invitationExpired': {
    zh: '这份邀请已过期。请总部重新开一份。如果这台电脑的日期不对，请先改正。',
    en: 'This invitation has run out. Ask headquarters for a new one. If the date of this computer is wrong, put it right first.',
  },
  'sync.enrolledElsewhere': {
    zh: '这里已加入总部“{name}”。要换一个总部，请先与两边的总部说好，再在这里退出。',
    en: 'This site belongs to the headquarters "{name}" already. To change, agree it with both headquarters, then leave here first.',
  },
  'sync.notEnrolled': {
    zh: '这里还没有加入总部。请先读入总部给的邀请文件。',
    en: 'This site belongs to no headquarters yet. Read the invitation file first that headquarters gave you.',
  },
  'sync.nothingToSend': {
    zh: '没有需要发送的内容：总部已确认收到全部。',
    en: 'There is nothing to send: headquarters has confirmed all of it.',
  },
  'sync.writtenBadly': {
    zh: '写到“{folder}”的文件读回来不一样，已删除。请换一个 U 盘再试；这里的内容没有变化。',
    en: 'What was written to {folder} could not be read back as it was, and was removed. Try another stick; nothing has changed here.',
  },
  'sync.oldReceipt': {
    zh: '这份回执比已读入的更早，不需要再读。',
    en: 'This receipt is older than one that was read already; it is not needed any more.',
  },
  'sync.unknownSite': {
    zh: '“{site}”还没有加入这个总部。请给它开一份邀请，请它读入后重新导出。',
    en: '"{site}" does not belong to this headquarters. Make an invitation for it, have it read there, and ask for a new export.',
  },
  'sync.keyRevoked': {
    zh: '“{site}”用来签名的密钥已被停用，这个同步包已拒收，没有改动任何内容。请给驻场点打电话核实，必要时重新邀请。',
    en: 'The key that "{site}" signed with was revoked. This parcel was refused and nothing was changed. Call the site, and invite it again if need be.',
  },
  'sync.invitationUsed': {
    zh: '给“{site}”的邀请已被另一台电脑用过，这个同步包已拒收。请给驻场点打电话核实；如果是它换了电脑，请重新邀请。',
    en: 'The invitation of "{site}" was used by another computer already, so this parcel was refused. Call the site; if it has a new computer, invite it again.',
  },
  'sync.notFromHeadquarters': {
    zh: '总部的回执里有总部不能替驻场点记录的内容（{type}），已拒收，没有改动任何内容。请告诉总部和技术支持。',
    en: 'The receipt of headquarters holds something that only a site may record ({type}). It was refused and nothing was changed. Tell headquarters and support.',
  },
  'sync.headquartersForked': {
    zh: '总部的数据退回到了旧备份，这份回执与这里已有的内容对不上，没有改动任何内容。请先把新的同步包送到总部，再读取总部新开的回执。',
    en: 'Headquarters came back from an old backup: this receipt contradicts what it sent before. Nothing was changed. Bring a new bundle to headquarters first, then read the receipt it gives for that.',
  },
  'sync.challengeOver': {
    zh: '登录总部超时。请再同步一次。',
    en: 'Signing in at headquarters took too long. Sync once more.',
  },
  'sync.underWay': {
    zh: '正在与总部同步，请等它完成。',
    en: 'A sync is under way; wait until it is done.',
  },
  'sync.noAddress': {
    zh: '还没有填写总部的网络地址。请向总部要来地址，填在“与总部同步”页的“通过网络同步”里。',
    en: 'The address of headquarters is not known here. Ask headquarters for it and enter it under "Sync over the network" on the page of syncing.',
  },
  'sync.lineBroken': {
    zh: '连不上总部（{why}）。已送到的部分总部留着，下次会从断开的地方接着送；也可以改用U盘。',
    en: 'Headquarters cannot be reached ({why}). What arrived stays there, and the next sync goes on from there; a stick works too.',
  },
  'sync.nobodyThere': {
    zh: '总部没有应答（{why}）。请检查这里的网络和总部地址，或打电话问总部；这里的内容都还在，也可以改用U盘。',
    en: 'Headquarters does not answer ({why}). Check the network here and the address, or call headquarters. Everything is still here, and a stick works too.',
  },
  'sync.untrusted': {
    zh: '对方的证书不受信任（{why}），没有发送任何内容。请核对总部地址；总部用自己签发的证书时，请经理在“网络设置”里填入它。',
    en: 'The certificate at that address is not trusted ({why}); nothing was sent. Check the address. Where headquarters made its own certificate, the manager enters it in the network settings.',
  },
  'sync.hqBusy': {
    zh: '总部暂时收不下（磁盘空间不足或排队太长）。请打电话告诉总部，过一会儿再同步；这里的内容都还在。',
    en: 'Headquarters cannot take more for now: its disk is full or too much waits there. Call them and sync later; everything is still here.',
  },
  'sync.badAddress': {
    zh: '这个地址不能用。请填写以 https:// 或 http:// 开头的地址，例如 https://hq.example.com:7430。',
    en: 'This address cannot be used. Write one that begins with https:// or http://, such as https://hq.example.com:7430.',
  },
  'sync.badProxy': {
    zh: '代理地址不能用。请填写 http://主机:端口，需要登录时填 http://用户:密码@主机:端口。',
    en: 'This proxy cannot be used. Write http://host:port, or http://user:password@host:port where it asks for them.',
  },
  'sync.badCertificates': {
    zh: '这不是证书文件。请粘贴总部给的 PEM 证书全文，以 -----BEGIN CERTIFICATE----- 开头。',
    en: 'This is no certificate. Paste the whole PEM certificate of headquarters, beginning with -----BEGIN CERTIFICATE-----.',
  },
} as const
