export const texts = {
  zh: {
    here: '{names} 也在看',
    writes: '{names} 正在写…',
    ownHere: '您在另一台设备上也打开了',
    ownWrites: '您在另一台设备上正在写…',
    somebody: '一位同事',
    and: '、',
  },
  en: {
    here: '{names} also here',
    writes: '{names} writing…',
    ownHere: 'Also open on another of your devices',
    ownWrites: 'You are writing on another device…',
    somebody: 'a colleague',
    and: ', ',
  },
}
