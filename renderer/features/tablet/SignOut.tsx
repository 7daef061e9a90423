import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import type { Device } from '../../offline/device.ts'
import { texts } from './texts.ts'
import { useOutbox } from './useOffline.ts'

interface SignOutProps {
  readonly device: Device
  readonly staffId: string
  readonly online: boolean
}

/** Who it is, and what they began. */
const stays = /^(?:visitor$|entry\/|sheet\/)/

/**
 * Ends the session. What was taken along goes; where nobody's entries wait, everything goes. Entries that wait stay,
 * sealed, for whoever recorded them.
 */
export function SignOut({ device, staffId, online }: SignOutProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { items, others } = useOutbox(device)
  const { store } = device
  const signOut = useMutation(trpc.staff.signOut.mutationOptions())
  const waiting = items.filter(item => item.state !== 'delivered' && item.content?.kind !== 'file').length
  const leave = async () => {
    await signOut.mutateAsync()
    await store.setNote('visitor', null)
    const names = await store.keptNames(staffId)
    for (const name of names) if (!stays.test(name)) await store.drop(staffId, name)
    const begun = names.some(name => name.startsWith('entry/'))
    if (waiting === 0 && others.size === 0 && !begun) await store.wipe()
    // What was read is in the memory of this page.
    location.replace('/tablet')
  }
  const button = (
    <Button
      disabled={!online}
      title={online ? undefined : t('signOutNeedsLine')}
      onClick={waiting === 0 ? () => leave().catch(reportError) : undefined}
    >
      {t('signOut')}
    </Button>
  )
  if (waiting === 0) return button
  return (
    <ConfirmPopover
      question={t('signOutSure', { count: waiting })}
      onConfirm={() => {
        leave().catch(reportError)
      }}
    >
      {button}
    </ConfirmPopover>
  )
}
