export const profileErrors = {
  'profile.unknown': {
    zh: '本程序没有“{profile}”这个行业配置。请安装较新的版本，或在设置中检查站点的行业配置。',
    en: 'This program has no profile "{profile}". Install a newer version, or check the profile of the site in the settings.',
  },
  'profile.invalid': {
    zh: '行业配置“{profile}”有误：{where}（{why}）。请用程序自带的文件覆盖它。',
    en: 'The profile "{profile}" is wrong at {where} ({why}). Replace it with the file that came with the program.',
  },
} as const
