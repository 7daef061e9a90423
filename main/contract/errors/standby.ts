/** Errors of keeping a copy on a second computer and of taking over. */
export const standbyErrors = {
  'standby.offerGone': {
    zh: '主机上的这份快照已经不在了，马上会重新取一份，不需要处理。',
    en: 'The snapshot on the main computer is gone. A new one will be fetched at once; nothing needs to be done.',
  },
  'standby.copyBroken': {
    zh: '取到的副本不完整或有损坏（{part}），没有采用，上一份副本还在。会自动重新取；若反复出现，请检查这台电脑的磁盘。',
    en: 'The copy that was fetched is incomplete or damaged ({part}) and was not used; the one before is still there. It is fetched again by itself; if this happens again and again, check the disk of this computer.',
  },
  'standby.foreignSite': {
    zh: '主机现在是另一个项目（{code}），与本机保存的副本（{own}）不符，没有取任何内容。请检查连接的是不是正确的主机。',
    en: 'The main computer now is another site ({code}) than the copies kept here ({own}); nothing was fetched. Check whether this is the right computer.',
  },
  'standby.newerProgram': {
    zh: '主机的程序比本机新。副本仍在保存，但在更新本机程序之前不能接管。请尽快更新本机。',
    en: 'The main computer runs a newer program than this one. Copies go on, but this computer cannot take over until its program is updated. Update it soon.',
  },
  'standby.unreachable': {
    zh: '联系不上主机（{reason}）。请检查主机是否开机、联机服务是否打开、网络是否连通。已有的副本都在。',
    en: 'The main computer cannot be reached ({reason}). Check that it is switched on, that its station mode is on and that the network works. The copies here are safe.',
  },
  'standby.refused': {
    zh: '主机拒绝了本机（{reason}）。可能已在主机上取消了这台备机：请在主机“设置 → 备机”里查看，需要时重新配对。已有的副本都在。',
    en: 'The main computer refused this one ({reason}). It may have been revoked there: look under Settings → Standby on the main computer and pair again where needed. The copies here are safe.',
  },
  'standby.mainReplaced': {
    zh: '这台主机已被另一台备机接管，不再使用。本机已有的副本都在。请在接管的电脑上重新取一行配对内容，在本机配对。',
    en: 'Another standby took over from this main computer, which is out of use. The copies here are safe. Take a pairing line from the computer that took over and pair this one with it.',
  },
  'standby.slow': {
    zh: '传输中断（{reason}），会从断开的地方继续。',
    en: 'The transfer was cut off ({reason}); it goes on from there.',
  },
  'standby.invitationWrong': {
    zh: '这一行不完整。请在主机“设置 → 备机”里点“复制”，把整行粘贴到这里（其中有 # 和一个点）。',
    en: 'This line is incomplete. On the main computer open Settings → Standby, press Copy, and paste the whole line here (it contains a # and a dot).',
  },
  'standby.stranger': {
    zh: '应答的电脑出示的证书不是这个项目的，没有发送任何内容。请检查网络，并在主机上重新取一行。',
    en: 'The computer that answered showed a certificate of somebody else; nothing was sent to it. Check the network and take a new line from the main computer.',
  },
  'standby.wrongKind': {
    zh: '这个配对码不是给备机用的。请在主机“设置 → 备机”里取一行。',
    en: 'This code is not for a standby. Take the line under Settings → Standby on the main computer.',
  },
  'standby.noCopy': {
    zh: '本机还没有完整的副本，不能接管。请用备份恢复。',
    en: 'There is no whole copy on this computer yet, so it cannot take over. Restore a backup instead.',
  },
  'standby.notJoined': {
    zh: '本机没有保存其他电脑的副本。',
    en: 'This computer keeps no copy of another desk.',
  },
  'standby.stationOff': {
    zh: '联机服务没有打开，备机连不上。请先在“设置 → 联机服务”里打开。',
    en: 'The station is off, so a standby could not reach this computer. Switch it on under Settings → Station first.',
  },
  'standby.proofWrong': {
    zh: '这个请求不是由持有同一份数据的电脑发出的，没有执行。',
    en: 'This request does not come from a computer that holds the same data; nothing was done.',
  },
  'standby.asking': {
    zh: '正在问备机是否已经接管，最多几秒钟，请稍候再试。',
    en: 'The standby is being asked whether it took over; this takes a few seconds at most. Try again in a moment.',
  },
  'standby.notTookOver': {
    zh: '这一行来自的电脑没有接管过本机，没有做任何改动。请在接管的那台电脑上打开“设置 → 备机”重新取一行。',
    en: 'The computer this line comes from did not take over from this one; nothing was changed. Take a line under Settings → Standby on the computer that took over.',
  },
  'standby.notSetAside': {
    zh: '这份留存的资料已经不在本机上了。',
    en: 'These data are no longer set aside on this computer.',
  },
  'standby.notReplaced': {
    zh: '没有备机接管过这台电脑，没有需要补录的清单。',
    en: 'No standby took over from this computer, so there is no list to enter again.',
  },
  'standby.replaced': {
    zh: '备机已经接管，这台电脑停止使用，避免两边各记各的。请到接管的电脑上工作。',
    en: 'The standby has taken over, and this computer is out of use so that nobody enters things in two places. Work on the computer that took over.',
  },
} as const
