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
  'offline.notUnsent': {
    zh: '这不是平板写出的“未送出内容”文件。请选择平板上“写成文件”存下的那个文件。',
    en: 'This is no file of unsent entries. Choose the one that "Write to a file" saved on the tablet.',
  },
  'offline.wrongCode': {
    zh: '密码不对，文件没有读入。请按平板上显示的密码输入，不分大小写。',
    en: 'The code is another one; nothing was taken in. Type the code that the tablet showed, in small or capital letters.',
  },
  'offline.unsentDamaged': {
    zh: '文件不完整或被改动过，什么都没有读入。请在平板上重新写一次，拷贝完成后再拔出。',
    en: 'The file is incomplete or was changed; nothing was taken in. Write it once more on the tablet, and let the copy finish before unplugging.',
  },
} as const
