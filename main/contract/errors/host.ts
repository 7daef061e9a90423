export const hostErrors = {
  'host.portTaken': {
    zh: '端口 {port} 已被占用。请换一个端口（--port），或关闭占用它的程序。',
    en: 'Port {port} is taken. Choose another one (--port), or close the program that uses it.',
  },
  'host.badCertificate': {
    zh: '证书或它的私钥不能用。请检查 --tls-cert 和 --tls-key 是否是成对的 PEM 文件。',
    en: 'The certificate or its key cannot be used. Check that --tls-cert and --tls-key are PEM files that belong together.',
  },
  'host.wrongUse': { zh: '命令用法不对：{why}。用 --help 查看说明。', en: 'Wrong use: {why}. See --help.' },
  'host.fileMissing': {
    zh: '找不到文件：{file}。请检查路径。',
    en: 'File not found: {file}. Check the path.',
  },
  'host.dataMissing': {
    zh: '数据文件夹里还没有数据：{folder}。请先用 init 或 demo 建立，或检查 --data。',
    en: 'There is no data in {folder} yet. Use init or demo first, or check --data.',
  },
} as const
