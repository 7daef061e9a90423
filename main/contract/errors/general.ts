/** Errors that belong to no single area. Texts say what happened, where, and what to do. */
export const generalErrors = {
  'input.invalid': {
    zh: '填写的内容有误：{where}（{why}）。请改正后再试。',
    en: 'The entry is not valid: {where} ({why}). Correct it and try again.',
  },
  'input.unknownProcedure': {
    zh: '程序版本不一致：没有“{name}”这个功能。请刷新页面或更新程序。',
    en: 'The versions differ: there is no function "{name}". Reload the page or update the program.',
  },
  'permission.denied': {
    zh: '您的角色没有这项权限（{permission}）。请联系客服经理。',
    en: 'Your role does not have this permission ({permission}). Ask the manager.',
  },
  'session.required': { zh: '请先登录。', en: 'Sign in first.' },
  'session.locked': { zh: '屏幕已锁定，请输入密码解锁。', en: 'The screen is locked. Enter your password.' },
  'thing.notFound': {
    zh: '找不到该{what}，可能已被删除或链接不完整。',
    en: 'This {what} was not found. It may have been removed, or the address is incomplete.',
  },
  'job.cancelled': { zh: '已取消，没有任何改动。', en: 'Cancelled. Nothing was changed.' },
  unexpected: {
    zh: '程序遇到意外错误（编号 {reference}），您填写的内容没有丢失。请重试；若反复出现，请把编号告诉维护人员。',
    en: 'An unexpected error occurred (reference {reference}). What you entered is kept. Try again; if it happens again, give the reference to support.',
  },
} as const
