/** Errors and troubles of the station (`station.*`). */
export const stationErrors = {
  'station.notServed': {
    zh: '本机没有以服务方式运行服务台，暂时没有对局域网提供服务。请用窗口或 desk serve 打开。',
    en: 'Nothing is served to the network, because the desk is not running as a service here. Open it in its window or by desk serve.',
  },
  'station.noNetwork': {
    zh: '本机没有连上任何内部网络。请接好网线或连上 Wi-Fi，连上后会自动开始服务。',
    en: 'This computer is on no network of the building. Plug in the cable or join the Wi-Fi; serving begins by itself.',
  },
  'station.networkGone': {
    zh: '所选网络“{network}”没有连接或没有内部地址。请检查网线或 Wi-Fi，或改选其他网络；恢复后会自动继续服务。',
    en: 'The chosen network “{network}” is not connected or has no private address. Look at cable or Wi-Fi, or choose another network; serving goes on by itself.',
  },
  'station.portTaken': {
    zh: '端口 {port} 已被另一个程序占用（{address}）。请关闭那个程序，或换一个端口；换端口后已配对的设备要重新打开新地址。',
    en: 'Port {port} is taken by another program ({address}). Close that program or choose another port; paired devices then have to open the new address.',
  },
  'station.nameTaken': {
    zh: '网络上另一台机器（{address}）也在用名称 {name}。请关闭另一台上的联机服务；在此之前请用地址打开。',
    en: 'Another machine of the network ({address}) answers for the name {name}. Switch its station off; until then open the desk by its address.',
  },
  'station.failed': {
    zh: '联机服务没有开始（{reason}）。程序会每 5 秒再试一次；如一直如此，请重启服务台。',
    en: 'The station did not start ({reason}). It is tried again every 5 seconds; if that does not help, restart the desk.',
  },
  'station.nameSilent': {
    zh: '名称 {name} 没能在网络上公布（{reason}）。请让设备用地址打开；程序会继续尝试。',
    en: 'The name {name} could not be announced on the network ({reason}). Open the desk by its address on the devices; it is tried again.',
  },
  'station.tooMany': {
    zh: '这台设备在短时间内请求太多。请等 {seconds} 秒再试。',
    en: 'This device asked too much in a short time. Wait {seconds} seconds and try again.',
  },
} as const
