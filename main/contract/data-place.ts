import type { Words } from './words.ts'

/** Programs that copy folders to other computers, by the names people know. */
export const syncServices = {
  onedrive: { zh: 'OneDrive', en: 'OneDrive' },
  dropbox: { zh: 'Dropbox', en: 'Dropbox' },
  icloud: { zh: 'iCloud 云盘', en: 'iCloud Drive' },
  google: { zh: 'Google 云端硬盘', en: 'Google Drive' },
  nutstore: { zh: '坚果云', en: 'Nutstore' },
  baidu: { zh: '百度网盘', en: 'Baidu Netdisk' },
  weiyun: { zh: '腾讯微云', en: 'Tencent Weiyun' },
  wps: { zh: 'WPS 云盘', en: 'WPS Drive' },
  aliyun: { zh: '阿里云盘', en: 'Aliyun Drive' },
  tianyi: { zh: '天翼云盘', en: 'Tianyi Cloud' },
  nextcloud: { zh: 'Nextcloud', en: 'Nextcloud' },
  seafile: { zh: 'Seafile', en: 'Seafile' },
  mega: { zh: 'MEGA', en: 'MEGA' },
  box: { zh: 'Box', en: 'Box' },
  other: { zh: '云盘', en: 'a cloud drive' },
} as const satisfies Record<string, Words>

export type SyncService = keyof typeof syncServices

/**
 * Why a data folder does not lie where it should. A synchroniser copies or replaces a database while it is written;
 * a share of another computer does not keep the promises about locks and flushed writes the database relies on.
 */
export type DataPlaceRisk =
  | { readonly kind: 'network' }
  | { readonly kind: 'synchronised'; readonly service: SyncService }
