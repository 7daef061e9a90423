/** What can go wrong at headquarters. */
export const headquartersErrors = {
  'hq.notHeadquarters': {
    zh: '这里的数据不是总部的。总部请先用 hq init 建立。',
    en: 'These data are not those of a headquarters. Set one up with hq init first.',
  },
  'hq.siteUnknown': {
    zh: '没有这个驻场点，或者它还没有发来过内容。',
    en: 'There is no such site, or nothing has come from it yet.',
  },
  'hq.keyUnknown': {
    zh: '没有驻场点用这个密钥。',
    en: 'No site has this key.',
  },
  'hq.siteNotWhole': {
    zh: '这个驻场点有 {count} 条记录总部的程序还不能采用，所以不能据此重建。请先更新总部的程序；仍然如此请联系技术支持。',
    en: 'Headquarters holds {count} entries of this site that its program cannot use, so the site cannot be made anew from them. Update the program of headquarters first; call support if that does not help.',
  },
  'hq.letterChanged': {
    zh: '驻场点在您打开之后改动了这份文件。请看过现在的内容再批复。',
    en: 'The site changed this document since you opened it. Read what stands now before you decide.',
  },
  'directive.notFound': {
    zh: '没有这条总部要求。请回到列表重新选择。',
    en: 'There is no such directive. Choose again from the list.',
  },
  'directive.closed': {
    zh: '总部已办结这条要求，不需要再答复。',
    en: 'Headquarters has closed this directive; it needs no answer any more.',
  },
  'directive.done': {
    zh: '这条要求已标记为完成。',
    en: 'This directive is marked as done already.',
  },
  'directive.noHeadquarters': {
    zh: '这里还没有加入总部，没有人会收到。请先读入总部给的邀请文件。',
    en: 'This site belongs to no headquarters yet, so nobody would get it. Read the invitation of headquarters first.',
  },
  'need.notFound': {
    zh: '没有这条需要或困难。请回到列表重新选择。',
    en: 'There is no such need or difficulty. Choose again from the list.',
  },
  'need.settled': {
    zh: '这条已标记为已解决。',
    en: 'This one is marked as settled already.',
  },
} as const
