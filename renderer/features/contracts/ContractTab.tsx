import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { ContractCard } from './ContractCard.tsx'
import { ContractForm } from './ContractForm.tsx'
import { texts } from './texts.ts'

/** The contracts of a home in its file; those that stand come first. `C` records one. */
export function ContractTab({ detail }: { readonly detail: { readonly unit: { readonly id: string } } }) {
  const t = useTexts(texts)
  const may = useMay()
  const unitId = detail.unit.id
  const found = useQuery(useTRPC().contracts.ofUnit.queryOptions({ unitId }))
  const [signing, setSigning] = useState(false)
  const mayEdit = may('contract.edit')
  useHotkey({ keys: 'C', label: t('sign'), disabled: !mayEdit }, () => setSigning(true))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={6} />
  const sign = mayEdit ? (
    <Button type={found.data.length === 0 ? 'primary' : 'default'} onClick={() => setSigning(true)}>
      {t('sign')} <KeyHint keys="C" />
    </Button>
  ) : null
  return (
    <div className="contract-tab">
      {found.data.length === 0 ? (
        <EmptyState text={t('none')} action={sign} />
      ) : (
        <>
          {found.data.map(contract => (
            <ContractCard key={contract.id} contract={contract} />
          ))}
          <div>{sign}</div>
        </>
      )}
      {signing ? (
        <ContractForm unitId={unitId} contract={undefined} onClose={() => setSigning(false)} />
      ) : null}
    </div>
  )
}
