export const profileErrors = {
  'profile.unknown': {
    zh: '本程序没有“{profile}”这个行业配置。请安装较新的版本，或在设置中检查站点的行业配置。',
    en: 'This program has no profile "{profile}". Install a newer version, or check the profile of the site in the settings.',
  },
  'profile.invalid': {
    zh: '行业配置“{profile}”有误：{where}（{why}）。请用程序自带的文件覆盖它。',
    en: 'The profile "{profile}" is wrong at {where} ({why}). Replace it with the file that came with the program.',
  },
  'profile.sectionWrong': {
    zh: '没有保存。{faultPlace}：{faultReason}。请改正后再保存（共 {count} 处有误）。',
    en: 'Nothing was saved. {faultPlace}: {faultReason}. Correct it and save again ({count} in all).',
  },
  'profile.tooLong': {
    zh: '没有保存：“{thing}”太长，最多 {most} 千字符。请删去不用的识别词，或检查导入的文件。',
    en: 'Nothing was saved: "{thing}" is too long, at most {most} thousand characters. Take out words that are not used, or check the imported file.',
  },
  'profile.changedMeanwhile': {
    zh: '没有保存：同事刚刚也改了“{thing}”。什么也没有覆盖，您的修改还在：请选择以谁的为准，或在新的内容上修改。',
    en: 'Nothing was saved: a colleague has just changed "{thing}" too. Nothing was overwritten and your changes are still here: choose whose shall hold, or change it as it is now.',
  },
  'profile.ofHeadquarters': {
    zh: '“{thing}”由总部统一下发，这里不能修改。需要改动时请向总部上报。',
    en: 'Headquarters gives "{thing}" to all its sites; it cannot be changed here. Tell headquarters what you need.',
  },
  'profile.same': {
    zh: '没有任何改动，不需要保存。',
    en: 'Nothing was changed, so there is nothing to save.',
  },
  'profile.noSuchVersion': {
    zh: '没有第 {version} 次修改的记录。请从修改记录中选择要恢复的版本。',
    en: 'There is no change number {version}. Choose the version to go back to from the list of changes.',
  },
  'profile.inUse': {
    zh: '“{thing}”已有案件使用，不能删除或移到别处，否则这些案件会失去它的名称。可以改名，或停用它。',
    en: 'Cases have "{thing}", so it cannot be deleted or moved elsewhere: they would lose its name. Rename it, or retire it.',
  },
  'profile.staffGone': {
    zh: '没有保存：“{thing}”的应答人不是本台在岗、能办事的人员（已停用、只读审计，或来自其他服务台的文件）。请在“等级规则”改选岗位或在岗人员。',
    en: 'Nothing was saved: who answers at "{thing}" is no active member of staff of this desk who may work (they left, only audit, or came with a file of another desk). Choose a role or an active member under "Level rules".',
  },
  'profile.idTaken': {
    zh: '“{thing}”用了以前另一项的代号。代号不能重复使用，请在设置中重新添加这一项。',
    en: '"{thing}" has the id that something else had before. Ids are never used again: add it anew in the settings.',
  },
} as const
