export interface CertificatePageFacts {
  readonly siteCode: string
  /** SHA-256 of the site's certificate, in pairs. */
  readonly fingerprint: string
  /** Where the desk is opened: `https://clubhouse-test.local:8443/`, by name first. */
  readonly addresses: readonly string[]
}

/**
 * The one page that is given to a device before it trusts the site: what the certificate is, how each system takes it,
 * and what does not work without it. No script, nothing from elsewhere.
 */
export function certificatePage({ siteCode, fingerprint, addresses }: CertificatePageFacts): string {
  const links = addresses.map(address => `<li><a href="${address}">${address}</a></li>`).join('')
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>驻场客服台 ${siteCode} · Clubhouse Desk ${siteCode}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>驻场客服台 ${siteCode}<small lang="en">Clubhouse Desk ${siteCode}</small></h1>
<p>第一步：让这台设备信任本项目的证书。第二步：打开客服台，用电脑上显示的二维码配对。</p>
<p lang="en">First let this device trust the certificate of the site. Then open the desk and pair it with the QR code on the computer.</p>

<h2>证书 <small lang="en">Certificate</small></h2>
<p class="files"><a href="/ca.crt">Android / Windows：ca.crt</a> <a href="/ca.mobileconfig">iPhone / iPad：ca.mobileconfig</a></p>
<p>安装前请与电脑上“联机服务”页显示的指纹核对（SHA-256）：<br><span lang="en">Before you install it, compare the fingerprint with the one on the station page of the computer (SHA-256):</span></p>
<p class="print">${fingerprint}</p>

<h2>Android</h2>
<ol>
<li>点“ca.crt”下载。<span lang="en">Tap “ca.crt” to download it.</span></li>
<li>打开 设置 › 安全 › 更多安全设置 › 加密与凭据 › 安装证书 › <b>CA 证书</b>（各品牌名称略有不同，可在设置里搜索“CA 证书”）。<span lang="en">Settings › Security › More security settings › Encryption &amp; credentials › Install a certificate › <b>CA certificate</b> (names differ by maker: search the settings for “CA certificate”).</span></li>
<li>选“仍然安装”，选中下载的文件。<span lang="en">Choose “Install anyway” and the file you downloaded.</span></li>
</ol>

<h2>iPhone / iPad</h2>
<ol>
<li>用 Safari 打开本页，点“ca.mobileconfig”，选“允许”。<span lang="en">Open this page in Safari, tap “ca.mobileconfig”, choose “Allow”.</span></li>
<li>设置 › 已下载描述文件 › 安装。<span lang="en">Settings › Profile Downloaded › Install.</span></li>
<li>设置 › 通用 › 关于本机 › 证书信任设置，打开“驻场客服台 ${siteCode}”。不做这一步就还没有信任。<span lang="en">Settings › General › About › Certificate Trust Settings: switch on “驻场客服台 ${siteCode}”. Without this step it is not trusted yet.</span></li>
</ol>

<h2>Windows</h2>
<ol>
<li>打开下载的 ca.crt，选“安装证书”›“当前用户”。<span lang="en">Open ca.crt, choose “Install Certificate” › “Current User”.</span></li>
<li>选“将所有的证书都放入下列存储”›“受信任的根证书颁发机构”，确认。<span lang="en">Choose “Place all certificates in the following store” › “Trusted Root Certification Authorities” and confirm.</span></li>
<li>重新打开浏览器。<span lang="en">Close the browser and open it again.</span></li>
</ol>

<h2>不装证书会怎样 <small lang="en">Without the certificate</small></h2>
<p>浏览器每次都会警告，确认后可以登录、受理、查看。<b>不能</b>使用：没有信号时继续记录（离线页面），网页内直接取景的相机。</p>
<p lang="en">The browser warns each time; when you confirm, signing in, taking cases and looking things up work. What does <b>not</b> work: recording with no reception (offline pages), and the camera inside a page.</p>
<p>装好后浏览器仍说证书“已过期”或“尚未生效”：请校正这台设备的日期和时间。<br><span lang="en">If the browser still calls it expired or not yet valid, set the date and time of this device right.</span></p>
<p>证书只对本项目的名称和内部网络地址有效，不能用来冒充其他网站。<br><span lang="en">The certificate speaks only for the name of this site and for private addresses; nobody can pass for another web site with it.</span></p>

<h2>打开客服台 <small lang="en">Open the desk</small></h2>
<ul class="files">${links}</ul>
<p>第一个打不开时请用第二个（较旧的 Android 不认识名称）。<span lang="en">Use the second where the first does not open: older Android systems do not know the name.</span></p>
</main>
</body>
</html>
`
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.6 system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; } h1 small { display: block; }
h2 { font-size: 1.15rem; margin-top: 2rem; } small { font-weight: normal; opacity: .8; }
[lang=en] { opacity: .8; } li span[lang=en] { display: block; } li { margin: .4rem 0; }
.files a { display: inline-block; padding: .6rem 0; margin-right: 1.5rem; }
.print { font-family: ui-monospace, monospace; }
`
