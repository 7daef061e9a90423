export const estateErrors = {
  'unit.notFound': {
    zh: '找不到这套房屋。请从候选列表中选择，或先在业主档案里登记。',
    en: 'This unit was not found. Choose one from the list, or register it in the owner files first.',
  },
  'unit.exists': {
    zh: '房屋 {number} 已经存在。请直接使用已有的房屋。',
    en: 'The unit {number} exists already. Use the existing one.',
  },
  'estate.nodeNotFound': {
    zh: '找不到上级（项目、分期、楼栋或单元）。请刷新后重试。',
    en: 'The level above (project, phase, building or entrance) was not found. Reload and try again.',
  },
  'estate.nodeExists': {
    zh: '同一级下已有“{name}”。请直接使用已有的，或换一个名称。',
    en: 'There is already "{name}" at this level. Use it, or choose another name.',
  },
  'estate.nodeNotEmpty': {
    zh: '“{name}”下面还有楼栋、单元或房屋，不能删除。请先移走或删除它们。',
    en: '"{name}" still has buildings, entrances or units under it and cannot be removed. Remove those first.',
  },
  'unit.inUse': {
    zh: '房屋 {number} 已有住户或单据，不能删除。如登记有误，请修改它。',
    en: 'The unit {number} has people or cases and cannot be removed. If it was entered wrongly, change it.',
  },
  'unit.numberMerged': {
    zh: '房号 {number} 属于已并入 {into} 的房屋。请使用 {into}，或先在 {into} 的档案里撤销合并。',
    en: 'The number {number} belongs to a unit that was merged into {into}. Use {into}, or undo the merge in its file first.',
  },
  'unit.mergeSame': {
    zh: '不能把房屋 {number} 并入它自己。请选择另一套房屋。',
    en: 'The unit {number} cannot be merged into itself. Choose another unit.',
  },
  'unit.mergedAlready': {
    zh: '房屋 {number} 已经并入 {into}。请在 {into} 的档案里继续。',
    en: 'The unit {number} was merged into {into} already. Go on in the file of {into}.',
  },
  'unit.samePlace': {
    zh: '房屋 {number} 已经在那里。请选择另一个单元或楼栋。',
    en: 'The unit {number} stands there already. Choose another entrance or building.',
  },
  'unit.changeNotFound': {
    zh: '找不到这次变更。请刷新页面后重试。',
    en: 'This change was not found. Reload the page and try again.',
  },
  'unit.changeUndone': {
    zh: '这次变更已经撤销。',
    en: 'This change was taken back already.',
  },
  'unit.undoLater': {
    zh: '之后又有变更：{number}。请先撤销后来的变更，再撤销这一次。',
    en: 'Something was changed afterwards: {number}. Take back the later change first, then this one.',
  },
  'unit.notThere': {
    zh: '要带走的人员、案件或资料已不在房屋 {number}。请刷新页面后重新选择。',
    en: 'Some of the people, cases or papers to take along are no longer at the unit {number}. Reload and choose again.',
  },
  'estate.otherProject': {
    zh: '“{name}”不能移到另一个项目。请选择同一项目内的位置。',
    en: '"{name}" cannot move to another project. Choose a place within the same project.',
  },
  'estate.recordNotFound': {
    zh: '找不到这条记录，可能已被删除。请刷新页面。',
    en: 'This record was not found; perhaps it was removed. Reload the page.',
  },
  'estate.wrongParent': {
    zh: '“{kind}”不能放在“{parent}”之下。',
    en: 'A {kind} cannot stand under a {parent}.',
  },
  'person.notFound': {
    zh: '找不到这个人。请从候选列表中选择。',
    en: 'This person was not found. Choose one from the list.',
  },
  'person.exists': {
    zh: '此人已经登记。请刷新页面，在人员列表中查看。',
    en: 'This person is registered already. Reload, and look in the list of people.',
  },
  'person.inUse': {
    zh: '此人已有单据，不能删除。如当事人要求，可以抹除其个人信息。',
    en: 'This person has cases and cannot be removed. If they ask for it, erase their personal data instead.',
  },
  'person.erasedAlready': {
    zh: '此人的个人信息已经抹除。',
    en: 'The personal data of this person has been erased already.',
  },
  'person.untilBeforeFrom': {
    zh: '迁出日期 {until} 早于迁入日期 {from}。请检查日期。',
    en: 'The last day {until} is before the first day {from}. Please check the dates.',
  },
  'person.sameRoleTwice': {
    zh: '同一套房屋的同一身份填写了两次。请删去一行。',
    en: 'The same role at the same unit was given twice. Remove one of the lines.',
  },
  'person.notAtUnit': {
    zh: '此人与这套房屋没有这种关系，可能已经迁出。',
    en: 'This person does not have this role at the unit; perhaps they have moved out already.',
  },
  'person.alreadyAtUnit': {
    zh: '此人已以相同身份登记在这套房屋。',
    en: 'This person is registered at the unit in the same role already.',
  },
} as const
