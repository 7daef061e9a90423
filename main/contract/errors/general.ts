/** Errors that belong to no single area. Texts say what happened, where, and what to do. */
export const generalErrors = {
  'input.invalid': {
    zh: '“{where}”的内容不对。请改正后再试。',
    en: 'The entry for "{where}" is not valid. Correct it and try again.',
  },
  'input.missing': { zh: '请填写“{where}”。', en: 'Fill in "{where}".' },
  'input.tooLong': {
    zh: '“{where}”太长，最多 {most} 个字。请缩短，或把长文作为附件添加。',
    en: '"{where}" is too long: at most {most} characters. Shorten it, or attach a long text as a file.',
  },
  'input.tooShort': {
    zh: '“{where}”至少需要 {least} 个字符。',
    en: '"{where}" needs at least {least} characters.',
  },
  'input.tooMany': {
    zh: '“{where}”太多，最多 {most} 项。',
    en: 'Too many entries for "{where}": at most {most}.',
  },
  'input.notStorable': {
    zh: '“{where}”里有无法保存的字符。请删除看不见的控制字符后再试。',
    en: '"{where}" holds characters that cannot be stored. Remove invisible control characters and try again.',
  },
  'input.unknownProcedure': {
    zh: '程序版本不一致：没有“{name}”这个功能。请刷新页面或更新程序。',
    en: 'The versions differ: there is no function "{name}". Reload the page or update the program.',
  },
  'permission.denied': {
    zh: '您的岗位不能{permission}。需要时请客服经理代办，或由经理调整您的岗位。',
    en: 'Your role may not {permission}. Ask a manager to do it, or to change your role.',
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
