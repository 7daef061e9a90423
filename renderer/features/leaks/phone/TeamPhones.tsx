import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { DeviceRow } from '../../../../main/contract/station.ts'
import type { TeamRow } from '../../../../main/contract/leaks.ts'
import { type Outputs, useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { ConfirmPopover } from '../../../components/ConfirmPopover.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { Time } from '../../../components/Time.tsx'
import { PairCodes } from '../../station/PairCodes.tsx'
import { stationPath } from '../../station/paths.ts'
import '../../station/station.css'
import { useShownCode } from '../../station/useShownCode.ts'
import { phoneTexts } from './phone-texts.ts'

/** Phones of a team: pairing one by its code, and taking one away that was lost. */
export function TeamPhones({ team }: { readonly team: TeamRow }) {
  const t = useTexts(phoneTexts)
  const trpc = useTRPC()
  const teamId = team.id
  const phones = useQuery(trpc.teams.phones.queryOptions({ teamId }, { refetchInterval: 10_000 }))
  const station = useQuery(trpc.station.status.queryOptions())
  const begin = useMutation(trpc.teams.beginPhone.mutationOptions())
  const code = useShownCode<Outputs['teams']['beginPhone']>()
  const show = () => {
    code.drop()
    begin.mutate({ teamId }, { onSuccess: code.show })
  }
  const reachable = station.data?.on === true && station.data.addresses.length > 0
  return (
    <section className="team-phones" aria-label={t('phones')}>
      <h3>{t('phones')}</h3>
      {phones.data?.length === 0 ? <p className="desk-soft">{t('noPhones')}</p> : null}
      {(phones.data ?? []).map(phone => (
        <PhoneLine key={phone.id} phone={phone} />
      ))}
      {station.data && !reachable ? (
        <p role="status">
          {t('stationOff')} <a href={stationPath}>{t('toStation')}</a>
        </p>
      ) : (
        <Button loading={begin.isPending} disabled={!reachable} onClick={show}>
          {t('pair')}
        </Button>
      )}
      <ErrorNote error={phones.error ?? station.error ?? begin.error} />
      {code.shown && station.data ? (
        <Dialog
          title={t('pairTitle', { name: team.name })}
          footer={null}
          width={760}
          onCancel={code.drop}
          destroyOnHidden
        >
          <PairCodes
            key={code.shown.pairingId}
            station={station.data}
            pairing={{ ...code.shown, kind: 'team' }}
            error={begin.error}
            onAgain={show}
            onAnother={show}
            onDone={code.drop}
          />
        </Dialog>
      ) : null}
    </section>
  )
}

function PhoneLine({ phone }: { readonly phone: DeviceRow }) {
  const t = useTexts(phoneTexts)
  const trpc = useTRPC()
  const revoke = useCommand(trpc.station.revoke)
  const { name, here, seenAt, unsent } = phone
  return (
    <div className="team-line-head">
      <strong>{name ?? '—'}</strong>
      {here ? (
        <StateTag tone="done">{t('here')}</StateTag>
      ) : seenAt === null ? (
        <span className="desk-soft">{t('neverSeen')}</span>
      ) : (
        <span className="desk-soft">
          {t('seen')} <Time at={seenAt} />
        </span>
      )}
      {unsent ? (
        <span className="desk-soft">{t('unsent', { count: unsent.entries + unsent.photos })}</span>
      ) : null}
      <ConfirmPopover
        danger
        question={t('takeAwayQuestion')}
        detail={t('takeAwayDetail')}
        verb={t('takeAway')}
        onConfirm={() => revoke.send({ deviceId: phone.id })}
      >
        <Button size="small" danger type="text" loading={revoke.pending}>
          {t('takeAway')}
        </Button>
      </ConfirmPopover>
      <ErrorNote error={revoke.error} />
    </div>
  )
}
