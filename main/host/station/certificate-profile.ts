import { createHash } from 'node:crypto'
import { derOf } from '../../station/authority.ts'

/** A profile for iOS and macOS that holds the site's certificate; the same certificate makes the same profile. */
export function certificateProfile(certificate: string, siteCode: string): string {
  const der = derOf(certificate)
  const name = `驻场客服台 ${siteCode}`
  const payload = uuidOf(der, 'payload')
  const whole = uuidOf(der, 'profile')
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadCertificateFileName</key><string>clubhouse-${siteCode.toLowerCase()}.cer</string>
      <key>PayloadContent</key><data>${Buffer.from(der).toString('base64')}</data>
      <key>PayloadDisplayName</key><string>${name}</string>
      <key>PayloadIdentifier</key><string>local.clubhouse-desk.${payload}</string>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadUUID</key><string>${payload}</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>
  </array>
  <key>PayloadDisplayName</key><string>${name}</string>
  <key>PayloadIdentifier</key><string>local.clubhouse-desk.${whole}</string>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadUUID</key><string>${whole}</string>
  <key>PayloadVersion</key><integer>1</integer>
</dict>
</plist>
`
}

function uuidOf(der: Uint8Array, part: string): string {
  const hex = createHash('sha256').update(part).update(der).digest('hex').toUpperCase()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}
