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
} as const
