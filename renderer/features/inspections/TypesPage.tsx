import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { UnitTypeRow } from '../../../main/contract/unit-types.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { RegisterPanes, wholeList } from '../registers/RegisterPanes.tsx'
import { InspectionTabs } from './InspectionTabs.tsx'
import { typeTexts } from './type-texts.ts'
import { TypeForm } from './TypeForm.tsx'
import { TypePanel } from './TypePanel.tsx'

const Address = z.object({ type: z.union([Id, z.literal('new')]).optional() })

/** What homes look like: rooms, drawings, and what is looked at in each room. */
export function TypesPage() {
  const t = useTexts(typeTexts)
  const edits = useMay()('unitType.edit')
  const [{ type }, change] = useAddress(Address)
  const [proposed, propose] = useState('')
  const found = useQuery(useTRPC().unitTypes.list.queryOptions())
  const open = (id: string) => {
    propose('')
    change({ type: id })
  }
  const describe = (name: string) => {
    propose(name)
    change({ type: 'new' })
  }
  useHotkey({ keys: 'N', label: t('add'), disabled: !edits }, () => open('new'))
  const rows = found.data?.types ?? []
  const unnamed = found.data?.unnamed ?? []
  return (
    <Page
      title={t('title')}
      fill
      actions={
        edits ? (
          <Button type="primary" onClick={() => open('new')}>
            {t('add')} <KeyHint keys="N" />
          </Button>
        ) : null
      }
      aside={
        <>
          <InspectionTabs />
          {edits && unnamed.length > 0 ? (
            <div className="defect-filters">
              <span className="desk-soft">{t('unnamed')}</span>
              {unnamed.slice(0, 12).map(({ name, units }) => (
                <Button key={name} size="small" onClick={() => describe(name)}>
                  {t('describe', { name })} · {t('homes', { count: units })}
                </Button>
              ))}
            </div>
          ) : null}
        </>
      }
    >
      <RegisterPanes
        list={wholeList({ ...found, data: found.data?.types, refetch: found.refetch }, rows)}
        label={t('title')}
        chosen={type}
        onChoose={open}
        renderRow={row => <TypeLine row={row} />}
        detail={
          type === 'new' && edits ? (
            <TypeForm key={proposed} name={proposed} onDone={open} onCancel={() => open('')} />
          ) : type !== undefined && type !== 'new' ? (
            <TypePanel key={type} typeId={type} edits={edits} onClose={() => open('')} />
          ) : null
        }
        empty={t('empty')}
        choose={t('choose')}
      />
    </Page>
  )
}

function TypeLine({ row }: { readonly row: UnitTypeRow }) {
  const t = useTexts(typeTexts)
  return (
    <div className="reg-line">
      <span className="reg-head">
        <strong>{row.name}</strong>
        {row.retired ? (
          <StateTag tone="off">{t('retired')}</StateTag>
        ) : row.unaligned ? (
          <StateTag tone="dueSoon">{t('unaligned')}</StateTag>
        ) : null}
      </span>
      <span className="desk-soft">
        {[
          t('homes', { count: row.units }),
          `${t('rooms')} ${row.rooms}`,
          row.plans === 0 ? t('noPlans') : t('plans', { count: row.plans }),
        ].join(' · ')}
      </span>
    </div>
  )
}
