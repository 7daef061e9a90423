/** Errors of photographing with a phone. */
export const cameraErrors = {
  'camera.noPhone': {
    zh: '现在没有连着的手机。请在手机上打开拍照页，或扫码配对一台手机。',
    en: 'No phone is connected now. Open the camera page on a phone, or pair one with the code.',
  },
  'camera.phoneGone': {
    zh: '这台手机已停用，不能再用它拍照。请选别的手机或重新配对。',
    en: 'This phone was revoked and takes no more photos. Choose another one, or pair it again.',
  },
  'camera.noPicture': {
    zh: '这不是照片或视频，没有存入。请重新拍摄或另选一张。',
    en: 'This is no photo or video and was not stored. Take it again or choose another one.',
  },
  'camera.unreadable': {
    zh: '手机读不出这张照片了，它可能已从相册删除。请重新拍摄。',
    en: 'The phone cannot read this photo any more; it may have been deleted from the gallery. Take it again.',
  },
} as const
