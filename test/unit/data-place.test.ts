import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { riskOfFolder, riskOfPath } from '../../main/desk/data-place.ts'

it.each([
  ['C:\\Users\\li\\OneDrive\\desk', 'onedrive'],
  ['C:\\Users\\li\\OneDrive - 某某地产集团\\客服台', 'onedrive'],
  ['C:/Users/li/onedrive/Documents', 'onedrive'],
  ['/Users/li/Library/CloudStorage/OneDrive-Personal/desk', 'onedrive'],
  ['D:\\Dropbox\\desk', 'dropbox'],
  ['/home/li/Dropbox (Firma)/desk', 'dropbox'],
  ['/Users/li/Library/Mobile Documents/com~apple~CloudDocs/desk', 'icloud'],
  ['C:\\Users\\li\\iCloudDrive\\desk', 'icloud'],
  ['C:\\Users\\li\\Google Drive\\desk', 'google'],
  ['G:\\我的云端硬盘\\desk', 'google'],
  ['/Users/li/Library/CloudStorage/GoogleDrive-li@example.com/My Drive/desk', 'google'],
  ['D:\\Nutstore\\1\\desk', 'nutstore'],
  ['C:\\Users\\li\\Nutstore Files\\desk', 'nutstore'],
  ['D:\\我的坚果云\\desk', 'nutstore'],
  ['E:\\BaiduNetdiskWorkspace\\desk', 'baidu'],
  ['E:\\BaiduSyncdisk\\desk', 'baidu'],
  ['E:\\百度网盘同步空间\\desk', 'baidu'],
  ['D:\\WPSDrive\\desk', 'wps'],
  ['D:\\微云同步助手\\desk', 'weiyun'],
  ['/home/li/Nextcloud/desk', 'nextcloud'],
  ['/Users/li/Library/CloudStorage/Something/desk', 'other'],
])('%s is synchronised by %s', (path, service) => {
  expect(riskOfPath(path)).toEqual({ kind: 'synchronised', service })
})

it.each([
  '\\\\server\\share\\desk',
  '//nas/kefu/desk',
  '\\\\?\\UNC\\server\\share\\desk',
  '/run/user/1000/gvfs/smb-share:server=nas,share=kefu/desk',
])('%s is on another computer', path => {
  expect(riskOfPath(path)).toEqual({ kind: 'network' })
})

it.each([
  'C:\\Users\\li\\AppData\\Roaming\\clubhouse-desk\\data',
  'D:\\客服台数据',
  '/home/li/.local/share/clubhouse-desk/data',
  '/Users/li/Library/Application Support/clubhouse-desk/data',
  '\\\\?\\C:\\Users\\li\\desk',
  'C:\\Users\\boxer\\megastore\\desk',
  'D:\\google\\desk',
  'D:\\drop box\\desk',
])('nothing is known against %s', path => {
  expect(riskOfPath(path)).toBeUndefined()
})

it('a link into a synchronised folder is seen through', () => {
  const folder = mkdtempSync(join(tmpdir(), 'place-'))
  try {
    mkdirSync(join(folder, 'Dropbox', 'desk'), { recursive: true })
    symlinkSync(join(folder, 'Dropbox', 'desk'), join(folder, 'data'))
    expect(riskOfFolder(join(folder, 'data'))).toEqual({ kind: 'synchronised', service: 'dropbox' })
    expect(riskOfFolder(folder)).toBeUndefined()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
