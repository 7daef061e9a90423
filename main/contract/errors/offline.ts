/** What can go wrong where a device keeps entries until the desk is reached again. */
export const offlineErrors = {
  'offline.full': {
    zh: '这台设备的存储空间不够，刚才的内容没有存下。请先删除设备上不用的照片或应用，或连上网络让已存的内容送到前台后再试；已填写的文字还在。',
    en: 'This device has no room left, so this was not kept. Remove photos or apps that are not needed, or let what waits reach the desk, then try again; what you typed is still here.',
  },
  'offline.noStore': {
    zh: '这个浏览器不允许保存数据（可能是隐私窗口，或地址不是 https），没有网络时无法使用。请用普通窗口，通过 https 打开。',
    en: 'This browser keeps nothing (a private window, or an address without https), so it cannot be used without a network. Open it in a usual window over https.',
  },
  'offline.fileGone': {
    zh: '照片已不在这台设备上（浏览器的数据可能被清除过）。请去掉这一项，照片还在相册里时重新添加。',
    en: 'The photo is no longer on this device (its browser data may have been cleared). Remove this entry; add the photo again if it is still in the album.',
  },
  'offline.notImage': {
    zh: '“{name}”不是照片。请选择照片。',
    en: '"{name}" is no photo. Choose photos.',
  },
} as const
