/** Errors of reading and writing tables of foreign origin. `where` names a sheet, a row or a part, never a value. */
export const tabularErrors = {
  'tabular.notFound': {
    zh: '找不到这个文件，或没有权限读取。请检查文件是否还在原处、是否正被其他程序占用，然后重试。',
    en: 'The file was not found or may not be read. Check that it is still there and not held by another program, then try again.',
  },
  'tabular.empty': {
    zh: '这个文件是空的，没有任何内容。请选择正确的文件。',
    en: 'The file is empty. Choose the right file.',
  },
  'tabular.unknownFormat': {
    zh: '不认识这个文件的格式（内容是：{what}）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再导入。',
    en: 'The format of this file is not known (its content is: {what}). Open it in Excel or WPS, save it as "Excel workbook (*.xlsx)" and import that.',
  },
  'tabular.encrypted': {
    zh: '这个工作簿设有打开密码，无法读取。请在 Excel 或 WPS 中去掉密码，另存后再导入。',
    en: 'This workbook is protected by a password and cannot be read. Remove the password in Excel or WPS, save it and import it again.',
  },
  'tabular.damaged': {
    zh: '文件已损坏或不完整（{where}）。请重新取得这个文件，或用 Excel 打开修复、另存后再导入。',
    en: 'The file is damaged or incomplete ({where}). Get it again, or open it in Excel, let it repair, save it and import that.',
  },
  'tabular.fileTooLarge': {
    zh: '文件太大：{size} MB，上限是 {limit} MB。请删除无关的工作表和图片，或把数据分成几个文件。',
    en: 'The file is too large: {size} MB, at most {limit} MB. Remove sheets and pictures that are not needed, or split the data into several files.',
  },
  'tabular.unzippedTooLarge': {
    zh: '文件解压后太大（{where}，上限 {limit} MB），可能已损坏或被恶意构造。请用 Excel 打开确认，只保留数据后另存。',
    en: 'The file is too large once unpacked ({where}, at most {limit} MB); it may be damaged or made to do harm. Check it in Excel and save only the data.',
  },
  'tabular.suspiciousRatio': {
    zh: '文件的压缩比异常（{where}，{ratio} 倍），看起来是恶意构造的文件，已拒绝读取。请向提供者核实来源。',
    en: 'The file is packed beyond reason ({where}, {ratio} times); it looks made to do harm and was not read. Ask its sender where it comes from.',
  },
  'tabular.tooManyEntries': {
    zh: '压缩包里的文件数超过上限 {limit}，不是正常的工作簿。请用 Excel 打开并另存后再导入。',
    en: 'The package holds more than {limit} files, which no workbook does. Open it in Excel, save it and import that.',
  },
  'tabular.tooManyRows': {
    zh: '工作表“{where}”超过 {limit} 行。请把数据分成几个文件。',
    en: 'Sheet "{where}" has more than {limit} rows. Split the data into several files.',
  },
  'tabular.cellTooLong': {
    zh: '“{where}”第 {row} 行有一个单元格的文字超过 {limit} 个字符。若是 CSV，请检查该处引号是否成对；否则请缩短后再导入。',
    en: 'A cell in "{where}", row {row}, holds more than {limit} characters. In a CSV file check that the quotes there come in pairs; otherwise shorten the text and import again.',
  },
  'tabular.unclosedQuote': {
    zh: 'CSV 第 {row} 行的引号没有配对，后面的内容无法分辨。请补上引号，或在 Excel 中另存为 .xlsx 再导入。',
    en: 'A quote opened in row {row} of the CSV file is never closed, so the rest cannot be told apart. Add the missing quote, or save the file as .xlsx and import that.',
  },
  'tabular.tooMuchText': {
    zh: '工作簿中的文字太多（超过 {limit} MB）。请把数据分成几个文件。',
    en: 'The workbook holds too much text (more than {limit} MB). Split the data into several files.',
  },
  'tabular.forbiddenXml': {
    zh: '工作簿的“{where}”含有文档类型声明（DOCTYPE），正常的工作簿不会有，已拒绝读取。请用 Excel 打开并另存后再导入。',
    en: 'Part "{where}" of the workbook declares a document type (DOCTYPE), which no real workbook does; it was not read. Open it in Excel, save it and import that.',
  },
  'tabular.timeout': {
    zh: '读取“{where}”超过 {limit} 秒，已停止。文件可能已损坏或过大；请用 Excel 另存，或把数据分成几个文件。',
    en: 'Reading "{where}" took more than {limit} seconds and was stopped. The file may be damaged or too large; save it again in Excel, or split the data into several files.',
  },
  'tabular.noSheet': {
    zh: '文件里没有第 {sheet} 个工作表。请重新选择工作表。',
    en: 'The file has no sheet number {sheet}. Choose the sheet again.',
  },
  'tabular.badTarget': {
    zh: '无法写入目标文件（{why}）。请检查磁盘空间和权限，或文件是否正在 Excel 中打开。',
    en: 'The file could not be written ({why}). Check disk space and permissions, and whether the file is open in Excel.',
  },
  'tabular.badTable': {
    zh: '要导出的表格不合规：{why}。请减少列数或缩短工作表名称后再试。',
    en: 'The table cannot be exported: {why}. Reduce the columns or the sheet names and try again.',
  },
} as const
