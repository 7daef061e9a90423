/** What can go wrong with leaks and with the teams that stop them. */
export const leakErrors = {
  'leak.notFound': {
    zh: '这条漏水记录不存在。请回到看板重新选择。',
    en: 'This leak does not exist. Choose again from the board.',
  },
  'leak.wrongState': {
    zh: '案件 {number} 的漏水已经不在这一步，可能有人刚刚更新过。请看看板上的最新进度。',
    en: 'The leak of case {number} is at another step by now; somebody may just have moved it on. Look at the board.',
  },
  'leak.placeMissing': {
    zh: '请填写房号；不知道房号时，请选择楼栋或写明位置。',
    en: 'Give the unit; where it is not known, choose the building or say the place.',
  },
  'leak.testTooShort': {
    zh: '闭水试验只有 {hours} 小时，不足 24 小时，不能算通过。请试满 24 至 48 小时，或改为“下一场雨后查看”。',
    en: 'The water test ran for {hours} hours; it proves nothing before 24. Let it stand 24 to 48 hours, or look at it through the next rain.',
  },
  'leak.testNotOfKind': {
    zh: '这种检验不适用于本类应急。请选择列出的检验方式。',
    en: 'This test proves nothing for this kind of emergency. Choose one of those offered.',
  },
  'leak.notProven': {
    zh: '案件 {number} 的漏水还没有证明修好。请先做闭水试验或下一场雨后查看，再验收。',
    en: 'Nothing proves yet that the leak of case {number} holds. Test it with water or look at it through the next rain, then accept it.',
  },
  'team.notFound': {
    zh: '这支抢修队不存在。请重新选择。',
    en: 'This team does not exist. Choose another one.',
  },
  'team.retired': {
    zh: '“{name}”已停用。请改派其他队伍，或先恢复这支队伍。',
    en: '"{name}" is retired. Send another team, or restore this one first.',
  },
} as const
