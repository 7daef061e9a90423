/** What can stop a whole import or its undoing. */
export const importRunErrors = {
  'job.outOfMemory': {
    zh: '这项工作需要的内存太多，已停止，什么都没有改动。请把文件分成几个较小的文件再试。',
    en: 'This needs more memory than one piece of work may take and was stopped; nothing was changed. Split the file into smaller ones and try again.',
  },
  'import.changedMeanwhile': {
    zh: '试导入之后，有人改动了这次导入涉及的房屋或人员（{what}）。什么都没有导入。请重新试导入，核对后再提交。',
    en: 'Since the dry run somebody changed units or people this import touches ({what}). Nothing was imported. Run the check again, look at it and import then.',
  },
  'import.underWay': {
    zh: '另一份台账正在逐条写入。什么都没有导入。请等它完成（一般不到一分钟）再导入这一份。',
    en: 'Another register is just being taken over. Nothing was imported. Wait until it is done (usually less than a minute) and import this one then.',
  },
  'import.stagingGone': {
    zh: '试导入的结果已经不在了（程序重新启动过，或已过期）。请重新试导入。',
    en: 'The result of the dry run is gone (the program was restarted, or it expired). Run the check again.',
  },
  'import.stagingDamaged': {
    zh: '试导入的暂存文件不完整，什么都没有导入。请检查磁盘空间，然后重新试导入。',
    en: 'The staged result of the dry run is not complete; nothing was imported. Check the disk space and run the check again.',
  },
  'import.nothingToDo': {
    zh: '没有需要导入的内容：所有行都与已有资料一致，或都被拒绝。',
    en: 'There is nothing to import: every row is as it is known already, or was refused.',
  },
  'import.noUnitColumn': {
    zh: '没有选出写着房号的列，无法知道每一行说的是哪套房屋。请指定“房号”或“房间”列；只有楼栋的表请指定“楼栋”列。',
    en: 'No column with unit numbers is chosen, so nobody can tell which unit a row is about. Choose the column of the unit number or the room; in a list of buildings, that of the building.',
  },
  'import.sheetUnknown': {
    zh: '文件里没有名为“{sheet}”的工作表。请核对名称。',
    en: 'The file has no sheet called "{sheet}". Check the name.',
  },
  'import.headingUnknown': {
    zh: '要导入的工作表里没有表头为“{heading}”的列。请照文件里的写法核对表头。',
    en: 'No column of the sheets to import is headed "{heading}". Check the heading as it is written in the file.',
  },
  'import.mappingUnknown': {
    zh: '没有名为“{name}”的这类文件的列对应方案。请核对名称，或先在导入页面保存一个。',
    en: 'No saved mapping for files of this kind is called "{name}". Check the name, or save one on the import page first.',
  },
  'import.mappingNameTaken': {
    zh: '已经有名为“{name}”的列对应方案。请换一个名称，或覆盖原有方案。',
    en: 'A mapping called "{name}" exists already. Choose another name, or replace the existing one.',
  },
  'import.undoneAlready': {
    zh: '这次导入已经撤销过了。',
    en: 'This import has been undone already.',
  },
  'import.undoBlocked': {
    zh: '不能撤销：之后已有业务建立在这次导入的资料上（{what}）。请先处理这些内容，或逐条修改资料。',
    en: 'It cannot be undone: other work was built on what it imported ({what}). Deal with that first, or correct the records one by one.',
  },
} as const
