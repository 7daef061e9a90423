export const staffErrors = {
  'staff.notFound': { zh: '找不到这位员工。', en: 'This member of staff was not found.' },
  'staff.loginTaken': {
    zh: '登录名“{login}”已被使用。请换一个。',
    en: 'The sign-in name "{login}" is taken. Choose another one.',
  },
  'staff.lastManager': {
    zh: '至少要保留一位在职的客服经理。请先设置另一位经理。',
    en: 'At least one active manager must remain. Make someone else a manager first.',
  },
  'session.wrongPassword': {
    zh: '登录名或密码不正确。忘记密码请找客服经理重设；经理可用恢复码。',
    en: 'The sign-in name or the password is wrong. A manager can set a new password; managers use their recovery code.',
  },
  'session.blocked': {
    zh: '尝试次数过多，请 {seconds} 秒后再试。',
    en: 'Too many attempts. Try again in {seconds} seconds.',
  },
  'session.wrongRecoveryCode': {
    zh: '恢复码不正确。请核对打印的恢复码。',
    en: 'The recovery code is wrong. Check the printed code.',
  },
  'password.tooShort': { zh: '密码至少需要 8 个字符。', en: 'A password needs at least 8 characters.' },
} as const
