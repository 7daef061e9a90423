/** Errors of backing up and restoring. Folder and file names are the person's own choice. */
export const backupErrors = {
  'backup.diskFull': {
    zh: '备份目的地空间不足（{folder}），这次备份没有完成，原有备份都在。请腾出空间或换一个盘后重试。',
    en: 'There is not enough space for the backup ({folder}). This backup was not made; earlier ones are safe. Free some space or choose another disk, then try again.',
  },
  'backup.targetGone': {
    zh: '备份目的地读写失败（{folder}，{reason}），可能是U盘被拔出或文件夹不可写。这次备份没有完成，请插好后重试。',
    en: 'The backup folder cannot be read or written ({folder}, {reason}): the stick may have been removed, or the folder is read-only. This backup was not made; put it back and try again.',
  },
  'backup.noFolder': {
    zh: '这里不能建立备份文件夹（{folder}）：硬盘或U盘可能没有插好，或者这个位置不在磁盘上。请插好后重试，或选择别的文件夹。',
    en: 'No folder can be made here ({folder}): the disk or stick is not there, or this is no place on a disk. Put it back and try again, or choose another folder.',
  },
  'backup.fileTooLarge': {
    zh: '备份目的地不接受这么大的文件（{folder}）。U盘若为 FAT32 格式，请换成 exFAT 或 NTFS 后重试。',
    en: 'The backup disk does not accept files this large ({folder}). If the stick is formatted as FAT32, use exFAT or NTFS and try again.',
  },
  'backup.copyBad': {
    zh: '备份写完后检查没有通过（{why}），已删除这份备份，原有备份都在。请运行“检查数据”，或换一个盘重试。',
    en: 'The backup did not pass its check after writing ({why}) and was discarded; earlier ones are safe. Run the data check, or try another disk.',
  },
  'backup.inside': {
    zh: '备份不能放在数据文件夹内部（{folder}），否则会和数据一起丢失。请选择别的文件夹或U盘。',
    en: 'The backup cannot go inside the data folder ({folder}): it would be lost together with the data. Choose another folder or a stick.',
  },
  'backup.running': {
    zh: '已有一次备份正在进行，请等它完成。',
    en: 'A backup is already running. Wait until it is done.',
  },
  'backup.restoring': {
    zh: '这台电脑正在恢复一份备份，请等它完成，或先取消。',
    en: 'A backup is being restored on this computer. Wait until it is done, or cancel it first.',
  },
  'backup.notABackup': {
    zh: '这不是完整的客服台备份：{file}。文件可能没有复制完或已被截断。请选择 .deskbackup 文件，或换一份备份。',
    en: 'This is not a complete backup of the desk: {file}. It may be cut off or not fully copied. Choose a .deskbackup file, or use another backup.',
  },
  'backup.damaged': {
    zh: '备份文件已损坏（{file}，{part}），没有恢复任何内容。请换一份更早或另一处的备份。',
    en: 'The backup is damaged ({file}, {part}); nothing was restored. Use an earlier backup, or one from another place.',
  },
  'backup.newer': {
    zh: '这份备份由更新版本的程序生成（格式 {format}）。请先更新本程序。',
    en: 'This backup was made by a newer program (format {format}). Update this program first.',
  },
  'backup.filesMissing': {
    zh: '备份旁的 blobs 文件夹里缺少 {missing} 个附件，另有 {damaged} 个已损坏，没有恢复任何内容。请把整个备份文件夹一起复制来；若附件确已找不回，可加 --without-missing-files 恢复其余内容。',
    en: '{missing} attached files are missing from the blobs folder beside the backup and {damaged} are damaged; nothing was restored. Bring the whole backup folder; if they cannot be had, add --without-missing-files to restore the rest.',
  },
  'backup.restoreFull': {
    zh: '空间不足，恢复没有完成（{folder}），备份没有改动。请腾出空间或换一个文件夹后重试。',
    en: 'There is not enough space; nothing was restored ({folder}) and the backup is unchanged. Free some space or choose another folder, then try again.',
  },
  'backup.restoreFailed': {
    zh: '读写失败，恢复没有完成（{folder}，{reason}），备份没有改动。U盘若被拔出，请插好后重试；否则请换一个文件夹。',
    en: 'Reading or writing failed; nothing was restored ({folder}, {reason}) and the backup is unchanged. Put the stick back if it was removed, or choose another folder.',
  },
  'backup.noSpace': {
    zh: '磁盘空间不够：{folder} 需要约 {needed} MB，只剩 {left} MB。什么都没有写入。请腾出空间或换一个盘后重试。',
    en: 'Not enough space on the disk: {folder} needs about {needed} MB and has {left} MB left. Nothing was written. Free some space or use another disk, then try again.',
  },
  'backup.filesUnsound': {
    zh: '这份备份旁的附件不完整：缺少 {missing} 个，损坏 {damaged} 个。请立即再备份一次；若仍然如此，请换一个盘备份并运行“检查数据”。',
    en: 'Files beside this backup are not in order: {missing} missing, {damaged} damaged. Back up again now; if it stays so, back up to another disk and run the data check.',
  },
  'backup.rehearsalFailed': {
    zh: '演练没有通过：备份 {file} 恢复后检查出问题（{part}）。请立即再备份一次并重新演练；若仍不通过，请运行“检查数据”。现有数据没有改动。',
    en: 'The rehearsal failed: the backup {file} was restored, and its check found problems ({part}). Back up again now and rehearse once more; if it fails again, run the data check. Your data was not touched.',
  },
  'backup.keyOfAnother': {
    zh: '这把恢复密钥打得开另一份数据，却不是这份数据的。请核对印在恢复密钥纸上的项目名称。',
    en: 'This recovery key opens other data, not this. Check the name of the site on the sheet of the recovery key.',
  },
  'backup.noneYet': {
    zh: '还没有可以演练的备份。请先备份一次。',
    en: 'There is no backup to rehearse yet. Make one first.',
  },
  'backup.placeForeign': {
    zh: '这个文件夹里是另一个项目的备份（{folder}）。请为本项目选择另一个文件夹。',
    en: 'This folder holds the backups of another site ({folder}). Choose another folder for this one.',
  },
  'backup.placeGone': {
    zh: '第二备份位置现在不在（{folder}）：移动硬盘可能没有插好，或共享文件夹没有连上。接好后会自动补上。',
    en: 'The second place for backups is not there now ({folder}): the disk is not plugged in, or the share is not connected. It is caught up by itself once it is back.',
  },
  'backup.nothingFound': {
    zh: '这里没有找到客服台的备份（{folder}）。请选择含有 .deskbackup 文件的文件夹，通常在U盘或移动硬盘上。',
    en: 'No backup of the desk was found here ({folder}). Choose the folder that holds the .deskbackup file, usually on a stick or a removable disk.',
  },
  'backup.targetNotEmpty': {
    zh: '恢复的目标文件夹不是空的：{folder}。为避免覆盖现有数据，请选择空文件夹。',
    en: 'The folder to restore into is not empty: {folder}. So that nothing is overwritten, choose an empty one.',
  },
  'database.older': {
    zh: '这份数据来自旧版本程序。请先用本程序打开一次（会自动升级），再做检查。',
    en: 'This data is of an older version. Open it once with this program, which brings it up to date, then check again.',
  },
} as const
