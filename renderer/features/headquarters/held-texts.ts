export const heldTexts = {
  zh: {
    title: '未采用的记录',
    unknown: '本程序还不认识的记录（{type}）',
    fromCopy: '来自副本',
    'why.broken': '总部用不上',
    'do.broken': '记录没有丢，原样存着。请在这里和驻场点各做一份“支持包”发给技术支持。',
    'why.fork': '副本对同一件事另有记录',
    'do.fork':
      '这些是副本在分开之后记下的，与正本继续记录的是同一件事，所以没有采用。请打电话问驻场点哪一边是对的；副本那边是对的，就请驻场点在正本里补记一遍。',
    'why.newer': '来自更新版本的程序',
    'do.newer': '请更新总部的程序，更新后会自动采用。',
    'why.dependant': '在等前面没有采用的记录',
    'do.dependant': '前面那一条解决后会自动采用，不用做什么。',
  },
  en: {
    title: 'Entries kept and not used',
    unknown: 'An entry this program does not know yet ({type})',
    fromCopy: 'from the copy',
    'why.broken': 'Headquarters cannot use them',
    'do.broken':
      'Nothing is lost: they are kept as they came. Make a support package here and at the site, and send both to support.',
    'why.fork': 'A copy recorded something else about the same thing',
    'do.fork':
      'The copy recorded these after the two had parted, about things that went on at the site itself, so they are not used. Call the site to find out which is right; what is right of the copy is to be entered at the site once more.',
    'why.newer': 'From a newer program',
    'do.newer': 'Update the program of headquarters; they are used by themselves then.',
    'why.dependant': 'They wait for an earlier one that is not used',
    'do.dependant': 'They are used by themselves once that one is; nothing is to be done.',
  },
} as const
