export const databaseErrors = {
  'database.unreadable': {
    zh: '打不开数据库：密钥不符，或文件已损坏。请从备份恢复，或用恢复密钥打开原数据。',
    en: 'The database cannot be opened: the key does not fit, or the file is damaged. Restore a backup, or open the original data with the recovery key.',
  },
  'database.engineTooOld': {
    zh: '数据库引擎版本过旧（{version}），为防止数据损坏已停止。请重新安装程序。',
    en: 'The database engine is too old ({version}); stopped to protect the data. Install the program again.',
  },
  'database.settingRefused': {
    zh: '数据库设置 {setting} 未生效（{actual}），为防止数据丢失已停止。请检查数据文件夹是否在本机硬盘上。',
    en: 'The database setting {setting} did not hold ({actual}); stopped to protect the data. Check that the data folder is on a local disk.',
  },
  'database.newerProgram': {
    zh: '这份数据由更新版本的程序写成（{migration}）。请先更新本程序，数据没有改动。',
    en: 'This data was written by a newer version of the program ({migration}). Update this program first; nothing was changed.',
  },
  'database.noFolder': {
    zh: '这里不能建立或使用数据文件夹（{folder}，{reason}）：这个位置可能不在磁盘上、不可写，或者是一个文件。请选择别的文件夹。',
    en: 'No data folder can be made or used here ({folder}, {reason}): this may be no place on a disk, one that cannot be written, or a file. Choose another folder.',
  },
  'database.inUse': {
    zh: '数据文件夹正被另一个程序使用（进程 {pid}）。请先关闭它，或用浏览器打开它的地址。',
    en: 'The data folder is in use by another program (process {pid}). Close it first, or open its address in a browser.',
  },
  'database.full': {
    zh: '磁盘已满，这一次没有保存。请清理磁盘后重试；之前已保存的内容都在。',
    en: 'The disk is full; this was not saved. Free some space and try again. Everything saved before is safe.',
  },
  'database.locked': {
    zh: '数据库正忙，这一次没有保存。请稍候重试。',
    en: 'The database is busy; this was not saved. Wait a moment and try again.',
  },
  'database.failed': {
    zh: '磁盘读写出错（{reason}），这一次没有保存。请检查磁盘，必要时从备份恢复。',
    en: 'Reading or writing the disk failed ({reason}); this was not saved. Check the disk and restore a backup if needed.',
  },
  'database.writerLost': {
    zh: '负责写入的部分意外停止，正在自动重新打开。刚才这一次可能已经保存，也可能没有。请在本页再提交一次：同一次提交不会记录两遍。',
    en: 'The part of the program that writes stopped and is being opened again. What you just did may or may not be recorded. Submit it again on this page: the same submission is never recorded twice.',
  },
  'database.writerGone': {
    zh: '负责写入的部分反复停止，现在不再保存新的内容；之前已保存的都在。请关闭程序后重新打开；若再次出现，请联系维护人员。',
    en: 'The part of the program that writes stopped again and again; nothing new is saved now. Everything saved before is safe. Close the program and open it again; if it happens again, ask support.',
  },
  'log.commandRepeatedDifferently': {
    zh: '同一次提交被重复发送，但内容不同。请刷新页面后重新填写。',
    en: 'The same submission was sent twice with different content. Reload the page and enter it again.',
  },
  'log.unknownOperation': {
    zh: '日志里有本程序不认识的操作 {type}（版本 {version}）。请更新程序。',
    en: 'The log holds an operation this program does not know: {type} (version {version}). Update the program.',
  },
  'log.broken': {
    zh: '操作日志在第 {sequence} 条处不完整（{why}）。请停止使用并从备份恢复，或联系维护人员。',
    en: 'The operation log is not intact at entry {sequence} ({why}). Stop using it and restore a backup, or ask support.',
  },
  'log.notSetUp': { zh: '这份数据还没有完成初始设置。', en: 'This data has not been set up yet.' },
  'log.alreadySetUp': { zh: '这份数据已经设置过了。', en: 'This data has already been set up.' },
} as const
