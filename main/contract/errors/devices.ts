export const deviceErrors = {
  'device.required': {
    zh: '这台设备还没有与服务台配对。请让客服经理在“更多 → 联机服务”里出示配对二维码。',
    en: 'This device is not paired with the desk. Ask a manager to show a pairing code under More → Station.',
  },
  'device.revoked': {
    zh: '这台设备已被停用，不能再使用服务台。需要继续使用请找客服经理重新配对。',
    en: 'This device was revoked and may use the desk no more. Ask a manager to pair it again.',
  },
  'device.unknown': {
    zh: '这台设备不属于这个服务台（可能是与别的项目配对的，或数据已从备份恢复）。请找客服经理重新配对。',
    en: 'This desk does not know this device: it was paired with another site, or the data came from a backup. Ask a manager to pair it again.',
  },
  'device.onlyHere': {
    zh: '这件事只能在服务台主机上做。',
    en: 'This can be done only on the computer of the desk itself.',
  },
  'device.notForThis': {
    zh: '这台设备配对时没有这个用途。请换一台设备，或找客服经理按需要的用途重新配对。',
    en: 'This device was paired for something else. Use another one, or ask a manager to pair it for this.',
  },
  'device.alreadyPaired': {
    zh: '这台设备已经与服务台配对，无需再扫码。要改用途，请先由客服经理停用它。',
    en: 'This device is paired already. To use it for something else, a manager revokes it first.',
  },
  'device.onlyOverStation': {
    zh: '配对要在另一台设备上进行：请用那台设备扫描二维码。',
    en: 'Pairing is done on the other device: scan the code with it.',
  },
  'device.notFound': { zh: '找不到这台设备。', en: 'This device was not found.' },
  'device.alreadyRevoked': {
    zh: '这台设备已经停用。要再用请重新配对。',
    en: 'This device is revoked already. To use it again, pair it anew.',
  },
  'device.limitNotForKind': {
    zh: '只有供人登录的设备（柜台电脑、平板）才能限定岗位。',
    en: 'Only devices on which people sign in (desks, tablets) can be limited to a role.',
  },
  'device.idleNotForKind': {
    zh: '只有供人登录的设备（柜台电脑、平板）才会锁屏，其他设备不用设置。',
    en: 'Only devices on which people sign in (desks, tablets) lock; others need no time for it.',
  },
  'device.standbyInvited': {
    zh: '备用机不用二维码配对。请在“更多 → 设置 → 备用机”里邀请，需要输入您的密码。',
    en: 'A standby is not paired with a code. Invite it under More → Settings → Standby, with your password.',
  },
  'device.teamChosen': {
    zh: '抢修队的手机在“漏水应急 → 抢修队”里配对：先选定队伍，再点“配对手机”。',
    en: 'The phone of a team is paired under Leaks → Teams: choose the team, then "Pair a phone".',
  },
  'device.codeWrong': {
    zh: '配对码不正确。请重新扫描服务台上的二维码。',
    en: 'The pairing code is wrong. Scan the code on the desk again.',
  },
  'device.codeExpired': {
    zh: '配对码已过期（五分钟内有效）。请让客服经理再出示一个。',
    en: 'The pairing code has expired; it is good for five minutes. Ask for a new one.',
  },
  'device.codeUsed': {
    zh: '配对码已经用过，每个只能用一次。请让客服经理再出示一个；如果不是您用的，请他查看设备清单。',
    en: 'The pairing code was used already; each is good once. Ask for a new one, and if it was not you, have the list of devices looked at.',
  },
  'device.tooManyTries': {
    zh: '配对码错误次数过多，请 {seconds} 秒后再试。',
    en: 'Too many wrong pairing codes. Try again in {seconds} seconds.',
  },
  'device.tooManyCodes': {
    zh: '同时有效的配对码最多 {most} 个。请先用掉或取消一个。',
    en: 'At most {most} pairing codes are open at once. Use or cancel one first.',
  },
} as const
