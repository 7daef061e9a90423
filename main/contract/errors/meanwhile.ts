export const meanwhileErrors = {
  'edit.changedMeanwhile': {
    zh: '您打开这里以后，有人改了同一处：{fields}。什么也没有覆盖，您填写的内容还在：请对照现在的内容，改好后再保存。',
    en: 'Somebody changed the same thing since you opened it: {fields}. Nothing was overwritten and what you typed is still here: compare it with what stands now, then save again.',
  },
} as const
