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
  'leak.otherHome': {
    zh: '案件 {number} 不是这一户的漏水。请重新选择房屋，再按这一户登记。',
    en: 'Case {number} is not a leak of this home. Choose the home again and take it there.',
  },
  'leak.hasHome': {
    zh: '案件 {number} 已经确定了房屋，可能是同事刚刚补上的。请刷新清单。',
    en: 'The home of case {number} is known by now; a colleague may just have added it. Look at the list again.',
  },
  'leak.nextInPast': {
    zh: '下次联系的时间已经过去。请约一个之后的时间。',
    en: 'The time of the next contact has passed already. Agree on a later one.',
  },
  'leak.undoNotYours': {
    zh: '这通来电是同事登记的，只能由登记的人撤回。登记错了请在案件上更正。',
    en: 'A colleague took this call; only whoever took it can take it back. Correct the case instead.',
  },
  'leak.undoTooLate': {
    zh: '登记超过一分钟，不能再撤回。请打开案件更正，或作废。',
    en: 'It was taken more than a minute ago and cannot be taken back. Correct the case, or make it void.',
  },
  'leak.undoMovedOn': {
    zh: '这条漏水登记之后已有新的进展（派工、再次来电等），不能撤回。请打开案件更正。',
    en: 'Something happened to this leak since: a team was sent, or the household called again. Correct the case instead.',
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
  'leak.fileNotFound': {
    zh: '选中的照片或凭证已不在这个案件里。请重新选择。',
    en: 'A chosen photo or paper is no longer with this case. Choose again.',
  },
  'leak.lossNotFound': {
    zh: '清单里没有这一项。请看最新清单。',
    en: 'This entry is not on the list. Look at the list as it is now.',
  },
  'leak.lossStruck': {
    zh: '这一项已经作废，不能再改。需要时请重新登记一项。',
    en: 'This entry was struck and changes no more. Enter it anew where it is needed.',
  },
  'leak.contractorMissing': {
    zh: '费用由施工单位承担时，请选择是哪一家。',
    en: 'Say which contractor bears the cost.',
  },
  'leakSource.notFound': {
    zh: '这个源头已经不在了，可能已并入其他源头。请回到源头列表重新选择。',
    en: 'This source is no more; it may have become part of another one. Choose again from the sources.',
  },
  'leakSource.decisionNotFound': {
    zh: '这条判断不存在。请刷新源头后重试。',
    en: 'This decision does not exist. Look at the source again.',
  },
  'leakSource.nobodyToAdvance': {
    zh: '这个源头没有一户处在可以走这一步的状态，可能有人刚刚更新过。请看各户的最新进度。',
    en: 'No home of this source can take this step; somebody may just have moved them on. Look at where they are.',
  },
  'leakSource.nothingHappened': {
    zh: '没有需要补上的住户：源头还没有处理记录，或各户都已经跟上。',
    en: 'Nobody has to be brought along: nothing was done at this source yet, or all homes have it.',
  },
  'shift.notFound': {
    zh: '这次交接班不存在。请从列表里重新选择。',
    en: 'There is no such handover. Choose one from the list.',
  },
  'shift.toOneself': {
    zh: '不能交班给自己。请选择接班的同事。',
    en: 'A shift cannot be handed to oneself. Choose the colleague who comes on duty.',
  },
  'shift.nobody': {
    zh: '接班的人现在不能在服务台工作。请选择另一位同事。',
    en: 'Whoever you chose does not work at the desk now. Choose another colleague.',
  },
  'shift.notYours': {
    zh: '只有接班的人自己才能确认。请由接班人登录后确认。',
    en: 'Only whoever takes over can confirm it. Let them sign in and confirm.',
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
