import { realpathSync } from 'node:fs'
import type { DataPlaceRisk, SyncService } from '../contract/data-place.ts'

/** Names of folders that belong to a synchroniser, as its program makes them on any system. */
const folders: readonly (readonly [SyncService, RegExp])[] = [
  ['onedrive', /^onedrive(?:[ -].*)?$/i],
  ['dropbox', /^dropbox(?:[ -].*)?$/i],
  ['icloud', /^(?:icloud ?drive|icloud云盘|mobile documents|com~apple~clouddocs)$/i],
  ['google', /^(?:google ?drive(?:[ -].*)?|my drive|我的云端硬盘|google 云端硬盘)$/i],
  ['nutstore', /^(?:nutstore(?: files)?|我的坚果云|坚果云)$/i],
  ['baidu', /^(?:baidu(?:netdisk|syncdisk|yun).*|百度网盘.*|百度云.*)$/i],
  ['weiyun', /^(?:weiyun.*|(?:腾讯)?微云.*)$/i],
  ['wps', /^(?:wpsdrive|wps cloud files|wps ?云盘|wps ?云文档)$/i],
  ['aliyun', /^(?:adrive|阿里云盘.*)$/i],
  ['tianyi', /^(?:ecloud|天翼云盘.*)$/i],
  ['nextcloud', /^(?:nextcloud|owncloud).*$/i],
  ['seafile', /^seafile$/i],
  ['mega', /^mega(?:sync)?$/i],
  ['box', /^box sync$/i],
  // Where macOS keeps whatever a synchroniser calls its folder.
  ['other', /^cloudstorage$/i],
]

/** `\\server\share` in any way of writing; `\\?\C:\…` and `\\.\…` are local. */
const share = /^(?:[\\/]{2}[^\\/?.]|[\\/]{2}\?[\\/]unc[\\/])/i
/** Shares as Linux desktops show them. */
const mounted = /^(?:gvfs|(?:smb|sftp|dav|afp)-share[:=].*)$/i

/** What is wrong with a place for data, told by its path alone; undefined where nothing is known against it. */
export function riskOfPath(path: string): DataPlaceRisk | undefined {
  if (share.test(path)) return { kind: 'network' }
  const names = path.split(/[\\/]+/)
  if (names.some(name => mounted.test(name))) return { kind: 'network' }
  for (const [service, pattern] of folders) {
    if (names.some(name => pattern.test(name))) return { kind: 'synchronised', service }
  }
  return undefined
}

/** The same for a folder on this disk: also where a link or a drive letter of a share leads to. */
export function riskOfFolder(folder: string): DataPlaceRisk | undefined {
  return riskOfPath(folder) ?? riskOfPath(realpathSync.native(folder))
}
