/** Errors of the data key (`keys.*`), the file archive (`archive.*`) and pictures (`media.*`). */
export const storageErrors = {
  'keys.exists': {
    zh: '此数据文件夹里已有密钥（keyring.json）。为避免数据再也打不开，程序没有覆盖它。请选择空文件夹，或直接打开现有数据。',
    en: 'This data folder already has its keys (keyring.json). They were not overwritten, or its data could never be opened again. Choose an empty folder, or open the data as it is.',
  },
  'keys.missing': {
    zh: '数据文件夹里找不到密钥文件 keyring.json。请确认选对了文件夹；若文件被删，请从备份中恢复它。',
    en: 'The data folder has no keyring.json. Check that this is the right folder; if the file was deleted, restore it from a backup.',
  },
  'keys.damaged': {
    zh: '密钥文件 keyring.json 已损坏，无法读取。请从备份中恢复这个文件，或使用恢复密钥。',
    en: 'keyring.json is damaged and cannot be read. Restore this file from a backup, or use the recovery key.',
  },
  'keys.newer': {
    zh: '密钥文件由更新版本的程序写成（格式 {version}）。请先更新本程序。',
    en: 'The key file was written by a newer program (format {version}). Update this program first.',
  },
  'keys.recoveryNeeded': {
    zh: '这台电脑还没有打开此数据的授权。请输入设置时打印的恢复密钥。',
    en: 'This computer has not been given access to these data. Enter the recovery key printed at set-up.',
  },
  'keys.foreign': {
    zh: '此数据的密钥属于另一台电脑或另一个账户，在这里打不开。请输入设置时打印的恢复密钥。',
    en: 'The keys of these data belong to another computer or account and do not open here. Enter the recovery key printed at set-up.',
  },
  'keys.keyFileMissing': {
    zh: '找不到本机的密钥文件（{path}）。请放回该文件，或输入设置时打印的恢复密钥。',
    en: 'The key file of this computer is missing ({path}). Put it back, or enter the recovery key printed at set-up.',
  },
  'keys.keyFileDamaged': {
    zh: '本机的密钥文件（{path}）已损坏。请从备份恢复它，或输入设置时打印的恢复密钥。',
    en: 'The key file of this computer ({path}) is damaged. Restore it from a backup, or enter the recovery key printed at set-up.',
  },
  'keys.keyFileInside': {
    zh: '密钥文件不能放在数据文件夹里面，否则拿走文件夹的人就能打开数据。请改放到别处。',
    en: 'The key file must not lie inside the data folder, or whoever takes the folder can open the data. Choose another place.',
  },
  'keys.protectorFailed': {
    zh: '本机的密钥保护（{kind}）没有正常工作，设置已中止，数据未改动。请检查系统的凭据存储后重试。',
    en: "This computer's key protection ({kind}) does not work; nothing was changed. Check the system's credential store and try again.",
  },
  'keys.tooMany': {
    zh: '密钥文件里的授权已达上限（{limit} 个）。请先移除不再使用的电脑。',
    en: 'The key file already holds {limit} authorisations. Remove a computer that is no longer used first.',
  },
  'keys.recoveryLength': {
    zh: '恢复密钥应有 8 组、每组 5 个字符，现在读到 {found} 个字符。请对照打印件补全。',
    en: 'The recovery key has 8 groups of 5 characters; {found} characters were read. Compare it with the printout.',
  },
  'keys.recoveryTyping': {
    zh: '恢复密钥第 {group} 组有错字。请对照打印件重新输入这一组。',
    en: 'Group {group} of the recovery key has a typing error. Compare this group with the printout.',
  },
  'keys.recoveryWrong': {
    zh: '恢复密钥输入无误，但不是这份数据的。请找出这份数据设置时打印的那一张。',
    en: 'The recovery key is well formed but not the one of these data. Find the sheet printed when these data were set up.',
  },
  'media.locked': {
    zh: '这份 PDF 设有密码，不能在这里查看。请下载后用密码打开，或请提交人提供没有密码的版本。',
    en: 'This PDF is locked with a password and cannot be shown here. Download it and open it with the password, or ask for one without.',
  },
  'media.noSuchPage': {
    zh: '文件没有这一页。请返回第一页查看。',
    en: 'The file has no such page. Go back to its first page.',
  },
  'archive.missing': {
    zh: '档案库里没有这个文件（{file}）。请从备份恢复，或重新上传原件。',
    en: 'The archive does not hold this file ({file}). Restore it from a backup, or add the original again.',
  },
  'archive.damaged': {
    zh: '档案库里的文件已损坏（{file}），内容与登记的校验值不符，因此没有打开。请从备份恢复，或重新上传原件。',
    en: 'A file of the archive is damaged ({file}): its bytes do not match the registered checksum, so it was not opened. Restore it from a backup, or add the original again.',
  },
  'archive.tooLarge': {
    zh: '文件超过允许的大小（上限 {limitMb} MB）。请压缩或分成几份。',
    en: 'The file is larger than allowed (limit {limitMb} MB). Compress it or split it.',
  },
  'archive.diskFull': {
    zh: '磁盘空间不足，文件没有存入。请腾出空间后重试，已存的文件不受影响。',
    en: 'The disk is full and the file was not stored. Free some space and try again; files already stored are safe.',
  },
  'archive.diskFailed': {
    zh: '磁盘读写出错（{reason}），文件没有存入。请检查磁盘后重试，已存的文件不受影响。',
    en: 'Reading or writing the disk failed ({reason}) and the file was not stored. Check the disk and try again; files already stored are safe.',
  },
  'archive.badRange': {
    zh: '请求的文件片段（{start}–{end}）超出文件大小（{size} 字节）。请刷新后重试。',
    en: 'The requested part ({start}–{end}) lies outside the file ({size} bytes). Reload and try again.',
  },
  'archive.badHash': {
    zh: '文件编号不正确。请刷新后重试。',
    en: 'This is not the identifier of a file. Reload and try again.',
  },
  'archive.uploadUnknown': {
    zh: '这次上传已过期或已取消。请重新选择文件上传。',
    en: 'This upload has expired or was cancelled. Choose the file again.',
  },
  'archive.sliceTooLarge': {
    zh: '上传片段过大（上限 {limitMb} MB）。请更新程序后重试。',
    en: 'The slice is too large (limit {limitMb} MB). Update the program and try again.',
  },
  'archive.sliceGap': {
    zh: '上传中断过：请从第 {expected} 字节继续。',
    en: 'The upload was interrupted: go on from byte {expected}.',
  },
  'archive.sliceDiffers': {
    zh: '文件在上传过程中被改动（第 {offset} 字节起内容不同）。请重新上传。',
    en: 'The file changed while it was uploaded (different from byte {offset}). Upload it again.',
  },
  'archive.uploadIncomplete': {
    zh: '文件还没有传完（已收 {received} / {size} 字节）。请继续上传。',
    en: 'The file has not arrived completely ({received} of {size} bytes). Continue the upload.',
  },
  'media.tooLarge': {
    zh: '图片太大，无法生成缩略图（上限 {limit}）。原件已完整保存。',
    en: 'The picture is too large for a thumbnail (limit {limit}). The original is stored in full.',
  },
  'media.unreadable': {
    zh: '图片无法读取，可能已损坏。原件已原样保存，请核对或重新拍摄。',
    en: 'The picture cannot be read and may be damaged. The original is stored as it came; check it or take it again.',
  },
  'media.tooSlow': {
    zh: '图片处理超时，没有缩略图。原件已完整保存。',
    en: 'The picture took too long, so it has no thumbnail. The original is stored in full.',
  },
  'media.unsupported': {
    zh: '这种文件没有预览。请下载后用相应的程序打开。',
    en: 'Files of this kind have no preview. Download it and open it in its own program.',
  },
} as const
