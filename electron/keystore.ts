import type { ElectronApi } from './api.ts'
import type { KeystoreProtector } from './desk-port.ts'

export interface KeystoreFinding {
  /** Null where the system offers no keystore. */
  protector: KeystoreProtector | null
  /** What a person should know about it, or null where all is well. */
  warning: 'shell.keystoreUnavailable' | 'shell.keystoreWeak' | null
}

/**
 * Asks the system for its keystore (DPAPI, Keychain, libsecret or KWallet). Call after `ready`.
 *
 * On Linux without a password manager Chromium encrypts with a fixed password (`basic_text`): better than nothing
 * only against a glance, so it works but is said out loud.
 */
export async function findKeystore(
  safeStorage: ElectronApi['safeStorage'],
  platform: NodeJS.Platform,
): Promise<KeystoreFinding> {
  let available = false
  try {
    available = await safeStorage.isAsyncEncryptionAvailable()
  } catch {
    available = false
  }
  if (!available) return { protector: null, warning: 'shell.keystoreUnavailable' }
  const weak = platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
  return { protector: keystoreProtector(safeStorage), warning: weak ? 'shell.keystoreWeak' : null }
}

/** The keystore takes text, so keys travel as base64. */
function keystoreProtector(safeStorage: ElectronApi['safeStorage']): KeystoreProtector {
  return {
    kind: 'keystore',
    async wrap(key) {
      return safeStorage.encryptStringAsync(Buffer.from(key).toString('base64'))
    },
    async unwrap(wrapped) {
      // A refusal stays a plain error: the keyring takes it for a key of another computer and asks for the recovery key.
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(wrapped))
      return Buffer.from(result, 'base64')
    },
  }
}
