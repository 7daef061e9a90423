export const assignmentErrors = {
  'assignment.notFound': {
    zh: '找不到这条分派规则，可能已被删除。请刷新列表。',
    en: 'This assignment rule was not found; it may have been removed. Look at the list again.',
  },
  'assignment.sameScope': {
    zh: '已有一条范围完全相同的分派规则。请修改那一条，或换一个范围。',
    en: 'There is a rule for exactly these cases already. Change that one, or choose another scope.',
  },
} as const
