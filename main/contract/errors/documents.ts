/** Errors of documents, their checklist and the scanning inbox. */
export const documentErrors = {
  'document.notFound': {
    zh: '找不到这份资料，它可能刚被同事改动。请刷新后再试。',
    en: 'This document is not there; a colleague may have just changed it. Reload and try again.',
  },
  'document.wrongState': {
    zh: '这份资料已被移除或已有新版，不能再改。请先恢复它。',
    en: 'This document was removed or replaced and cannot be changed. Restore it first.',
  },
  'document.unknownType': {
    zh: '清单里没有这种资料。请从清单中选，或选“其他”并写明标题。',
    en: 'The checklist has no such document. Choose one of the checklist, or “other” with a title.',
  },
  'document.titleMissing': {
    zh: '清单以外的资料需要写标题。',
    en: 'A document that is not on the checklist needs a title.',
  },
  'document.notHere': {
    zh: '选的人员、被替换的资料与这套房对不上。请重新选择。',
    en: 'The person or the document to be replaced does not belong to this home. Choose again.',
  },
  'document.waivedAlready': {
    zh: '这项资料已标为不适用。',
    en: 'This document is marked as not applicable already.',
  },
  'document.notWaived': {
    zh: '这项资料没有标为不适用。',
    en: 'This document is not marked as not applicable.',
  },
  'document.scanGone': {
    zh: '选中的扫描件里有的已被归档或移走（可能是同事）。请重新选择。',
    en: 'Some of these scans were filed or put away meanwhile, perhaps by a colleague. Choose again.',
  },
  'document.scanFileGone': {
    zh: '这份扫描件移走已久，文件已按回收期限彻底删除，不能恢复。请找原件重新扫描。',
    en: 'This scan was put away so long ago that its file has been deleted for good, so it cannot come back. Scan the paper again.',
  },
  'document.splitNotPdf': {
    zh: '只有 PDF 能按页拆分。',
    en: 'Only a PDF can be split by pages.',
  },
  'document.splitTooLarge': {
    zh: '文件太大，不能在这里拆分（上限 {pages} 页、{limitMb} MB）。原件没有改动；请分几次扫描。',
    en: 'The file is too large to be split here (limit {pages} pages, {limitMb} MB). It is unchanged; scan it in several runs.',
  },
  'document.splitTooSlow': {
    zh: '拆分超时，没有做任何改动。请稍后再试，或分几次扫描。',
    en: 'Splitting took too long; nothing was changed. Try again later, or scan it in several runs.',
  },
  'document.splitLocked': {
    zh: '这份 PDF 有密码保护，不能拆分。原件没有改动；请换没有密码的版本。',
    en: 'This PDF is protected with a password and cannot be split. It is unchanged; ask for one without.',
  },
  'document.splitUnreadable': {
    zh: '这份 PDF 不能原样拆分（可能已损坏）。原件没有改动；请整份归档，或重新分次扫描。',
    en: 'This PDF cannot be split so that its pages stay as they are; it may be damaged. It is unchanged: file it whole, or scan it again in parts.',
  },
  'document.partUsed': {
    zh: '拆出的部分里有的已经归档，不能撤销拆分。请先撤销那次归档。',
    en: 'Some of the parts are filed already, so the split cannot be undone. Take that filing back first.',
  },
  'document.folderNotFound': {
    zh: '这台电脑上没有文件夹“{folder}”，或不能读取。请检查路径和权限。',
    en: 'There is no folder “{folder}” on this computer, or it cannot be read. Check the path and its permissions.',
  },
  'document.folderForbidden': {
    zh: '服务台自己的数据文件夹不能用作扫描文件夹。请另选一个。',
    en: 'The data folder of the desk cannot be the scanning folder. Choose another one.',
  },
  'document.fileHeld': {
    zh: '这个文件打不开或移不动，可能还被扫描仪或别的程序占用。会自动再试。',
    en: 'This file cannot be opened or moved; the scanner or another program may still hold it. It is tried again by itself.',
  },
} as const
