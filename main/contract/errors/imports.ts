/** Reasons and warnings of importing rows; each is shown beside the heading and, where it helps, the value. */
export const importErrors = {
  'import.noTable': {
    zh: '工作表“{where}”中没有找到表头和数据行。请选择另一个工作表，或手工指定表头所在的行。',
    en: 'No heading row with data below was found in sheet "{where}". Choose another sheet, or say which row holds the headings.',
  },
  'import.noUnit': {
    zh: '没有房号：房号、房间或楼栋列都是空的。请补上房号。',
    en: 'No unit number: the unit, room and building columns are empty. Add the unit number.',
  },
  'import.unitUnreadable': {
    zh: '看不懂这个房号。请写成“3-2-1201”或“3栋2单元1201”这样的形式。',
    en: 'This unit number cannot be read. Write it like "3-2-1201" or "3栋2单元1201".',
  },
  'import.unitConflict': {
    zh: '房号与楼栋、单元、分期列互相矛盾。请核对后改正其中一个。',
    en: 'The unit number contradicts the building, entrance or phase column. Check them and correct one.',
  },
  'import.yesNoUnknown': {
    zh: '没看出是“是”还是“否”，这一项没有导入。请写“是”或“否”。',
    en: 'Neither yes nor no; this cell was left out. Write yes or no.',
  },
  'import.unitKindUnknown': {
    zh: '房屋类别不认识，按住宅处理。请改为住宅、商铺或车位。',
    en: 'The kind of unit is not known and was taken as dwelling. Write dwelling, shop or parking.',
  },
  'import.nameMissing': {
    zh: '有电话或证件却没有姓名。请补上姓名。',
    en: 'There is a phone or an ID document but no name. Add the name.',
  },
  'import.nameTooLong': {
    zh: '姓名超过 100 个字符，像是填错了列。请核对。',
    en: 'The name has more than 100 characters, as if it stood in the wrong column. Check it.',
  },
  'import.ownerNotFound': {
    zh: '按业主编号在业主表里找不到这位业主。请核对编号。',
    en: 'No owner with this code is in the sheet of owners. Check the code.',
  },
  'import.ownersMissing': {
    zh: '只有业主编号，没有姓名，也没有业主表：房屋会导入，但不登记业主。请补上姓名，或连同业主表一起导入。',
    en: 'There is only the code of an owner, no name and no sheet of owners: the home is imported without its owner. Add the name, or import the sheet of owners with it.',
  },
  'import.roleUnknown': {
    zh: '身份不认识，按业主处理。请改为业主、共有人、租户、家庭成员或代办人。',
    en: 'The role is not known and was taken as owner. Write owner, co-owner, tenant, family member or agent.',
  },
  'import.phoneInvalid': {
    zh: '电话的位数不对，已照原样保留。请核对。',
    en: 'The phone has the wrong number of digits; it was kept as written. Check it.',
  },
  'import.phoneRounded': {
    zh: '电话已被表格程序变成科学计数（如 1.38E+10），末尾数字已经丢失。请从原表重新填写。',
    en: 'The phone was turned into a rounded number (like 1.38E+10) and its last digits are lost. Fill it in again from the source.',
  },
  'import.detailsUnassigned': {
    zh: '人数与电话或证件的个数不一致，多出来的记在第一个人名下。请核对。',
    en: 'There are not as many phones or documents as people; the extra ones were given to the first person. Check them.',
  },
  'import.idChecksum': {
    zh: '身份证号的校验位不对，已照原样保留。请与证件核对。',
    en: 'The check digit of the ID number is wrong; it was kept as written. Compare it with the document.',
  },
  'import.idInvalid': {
    zh: '证件号码的格式不认识，已照原样保留。请核对。',
    en: 'The form of the ID number is not known; it was kept as written. Check it.',
  },
  'import.idRounded': {
    zh: '证件号码被存成了数字，第 15 位以后已经丢失。请从原表以文本形式重新填写。',
    en: 'The ID number was stored as a number and its digits after the fifteenth are lost. Fill it in again as text.',
  },
  'import.dateInvalid': {
    zh: '看不懂这个日期。请写成“2023-06-01”。',
    en: 'This date cannot be read. Write it like 2023-06-01.',
  },
  'import.dateAmbiguous': {
    zh: '这个日期分不清月和日。请写成“2023-06-01”。',
    en: 'Month and day of this date cannot be told apart. Write it like 2023-06-01.',
  },
  'import.dateIncomplete': {
    zh: '这个日期只有年月，没有日。请补全为“2023-06-01”。',
    en: 'This date has a year and a month but no day. Complete it like 2023-06-01.',
  },
  'import.dateShortYear': {
    zh: '日期的年份只有两位，已按推测补全。请核对。',
    en: 'The year of this date has two digits and was completed by guess. Check it.',
  },
  'import.areaInvalid': {
    zh: '面积不是一个合理的数。请填平方米数，如 94.56。',
    en: 'The area is no sensible number. Give square metres, like 94.56.',
  },
  'import.moneyInvalid': {
    zh: '金额看不懂。请填数字，如 1234567.00，单位元或万元。',
    en: 'The amount cannot be read. Give a number like 1234567.00, in yuan or 万元.',
  },
  'import.unitAmbiguous': {
    zh: '这个房号在项目里不止一套（不同楼栋、分期或单元）。请补上楼栋、分期或单元。',
    en: 'More than one unit of the project has this number (in other buildings, phases or entrances). Add the building, phase or entrance.',
  },
  'import.buildingAmbiguous': {
    zh: '这个楼栋名在项目里不止一栋（不同分期）。请补上分期。',
    en: 'More than one building of the project has this name (in other phases). Add the phase.',
  },
  'import.valueTooLong': {
    zh: '内容太长或含有无法保存的字符。请缩短或改正后再导入。',
    en: 'The text is too long or holds characters that cannot be stored. Shorten or correct it and import again.',
  },
  'import.conflictInFile': {
    zh: '同一房屋或人员在文件里写了不同的值，以先出现的一行为准。请核对。',
    en: 'The file says different things about the same unit or person; the earlier row counts. Check them.',
  },
  'import.cellError': {
    zh: '单元格里是公式错误（如 #N/A）。请在原表中改正后再导入。',
    en: 'The cell holds a formula error (like #N/A). Correct it in the source and import again.',
  },
} as const
