export const formTexts = {
  zh: {
    missing: '请填写',
    tooShort: '至少 {minimum} 个字符',
    tooLong: '最多 {maximum} 个字符',
    wrong: '格式不对',
  },
  en: {
    missing: 'Please fill in',
    tooShort: 'At least {minimum} characters',
    tooLong: 'At most {maximum} characters',
    wrong: 'This does not have the right form',
  },
} as const
