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
  'estate.wrongParent': {
    zh: '“{kind}”不能放在“{parent}”之下。',
    en: 'A {kind} cannot stand under a {parent}.',
  },
  'person.notFound': {
    zh: '找不到这个人。请从候选列表中选择。',
    en: 'This person was not found. Choose one from the list.',
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
