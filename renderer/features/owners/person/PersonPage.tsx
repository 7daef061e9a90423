import { EyeInvisibleOutlined, EyeOutlined, MoreOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Drawer, Dropdown } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { PersonDetails } from '../../../../main/contract/people.ts'
import { ofOneThing, type Outputs, useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { hasPage } from '../../../app/pages.ts'
import { personPath } from '../../../app/paths.ts'
import { useMay } from '../../../app/session.ts'
import { ErrorNote, ErrorState } from '../../../components/ErrorState.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { Page } from '../../../components/Page.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { CallbacksOf } from '../../callbacks/CallbacksOf.tsx'
import { CasesPanel } from '../CasesPanel.tsx'
import { Judgements } from '../duplicates/Judgements.tsx'
import '../file.css'
import { TimelinePanel } from '../timeline/TimelinePanel.tsx'
import { RegistersOf } from '../../registers/RegistersOf.tsx'
import { CopyPerson } from '../../privacy/CopyPerson.tsx'
import { ClassPanel } from './ClassPanel.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { MaybeSame } from './MaybeSame.tsx'
import { MergedRecords } from './MergedRecords.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { PersonFields } from './PersonFields.tsx'
import { PersonUnits } from './PersonUnits.tsx'
import { texts } from './texts.ts'

type PersonFile = Outputs['people']['detail']
type Full = Partial<PersonDetails>

/** One person: how to reach them, where they belong, what they brought. Details are masked until asked for. */
export function PersonPage() {
  const { personId = '' } = useParams()
  const t = useTexts(texts)
  const trpc = useTRPC()
  const found = useQuery({ ...trpc.people.detail.queryOptions({ personId }), ...ofOneThing })
  if (found.isError) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) {
    return (
      <Page title={t('person')}>
        <Loading rows={10} />
      </Page>
    )
  }
  return <File key={personId} file={found.data} />
}

function File({ file }: { readonly file: PersonFile }) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const may = useMay()
  const { message } = App.useApp()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const [full, setFull] = useState<Full>()
  const [dialog, setDialog] = useState<'edit' | 'erase'>()
  const { personId } = file
  const unmask = useCommand(trpc.people.unmask)
  const show = async (): Promise<Full | undefined> => {
    try {
      const details = await unmask.run({ personId })
      setFull(details)
      return details
    } catch {
      // The refusal stands beside the details, in `unmask.error`.
      return undefined
    }
  }
  const edit = async () => {
    if (full ?? (await show())) setDialog('edit')
  }
  const mayEdit = may('person.edit') && may('person.unmask') && !file.erased && file.mergedInto === null
  useHotkey({ keys: 'E', label: t('edit'), disabled: !mayEdit }, () => void edit())
  const name = file.name ?? words('erased')
  const here = file.units.filter(unit => unit.present)
  const takeCase = () => {
    const [only] = here
    const person = { personId, name: file.name, phoneTail: file.phones[0]?.masked.slice(-4) ?? null }
    const unit = only && here.length === 1 ? { unitId: only.unitId, number: only.number } : null
    const state = { who: { unit, person, caller: null } }
    Promise.resolve(navigate('/intake', { state })).catch(reportError)
  }
  const mayTake = may('case.take') && hasPage('/intake') && !file.erased && file.mergedInto === null
  useHotkey({ keys: 'N', label: t('takeCase'), disabled: !mayTake }, takeCase)
  return (
    <Page
      title={name}
      actions={
        <>
          {mayTake ? (
            <Button type="primary" onClick={takeCase}>
              {t('takeCase')} <KeyHint keys="N" />
            </Button>
          ) : null}
          {mayEdit ? (
            <Button onClick={() => void edit()} loading={unmask.pending && dialog === undefined}>
              {t('edit')} <KeyHint keys="E" />
            </Button>
          ) : null}
          <PersonMenu file={file} name={name} onErase={() => setDialog('erase')} />
        </>
      }
      aside={
        <>
          {file.tier === 'ordinary' ? null : (
            <StateTag tone={file.tier === 'dissatisfied' ? 'dueSoon' : 'plain'}>
              {words(`tier.${file.tier}`)}
            </StateTag>
          )}
          {here.map(unit => (
            <span key={unit.unitId + unit.role}>
              <Link to={`/units/${unit.unitId}`}>{unit.number}</Link> {words(`role.${unit.role}`)}
            </span>
          ))}
          {file.erased ? <span className="desk-soft">{t('erasedNote')}</span> : null}
          {file.mergedInto === null ? null : (
            <span>
              {t('mergedInto')} <Link to={personPath(file.mergedInto)}>{t('openSurvivor')}</Link>
            </span>
          )}
        </>
      }
    >
      <div className="file">
        <div className="file-side">
          {file.erased ? null : (
            <section className="owner-panel">
              <header>
                <h2>{t('details')}</h2>
                {may('person.unmask') ? (
                  <Button
                    size="small"
                    type="link"
                    icon={full ? <EyeInvisibleOutlined /> : <EyeOutlined />}
                    loading={unmask.pending}
                    onClick={() => (full ? setFull(undefined) : void show())}
                  >
                    {full ? t('hide') : t('show')}
                  </Button>
                ) : null}
              </header>
              <ErrorNote error={unmask.error} />
              <PersonFacts file={file} full={full} />
              {full ? <p className="desk-soft">{t('shown')}</p> : null}
            </section>
          )}
          {file.erased || file.mergedInto !== null ? null : <ClassPanel personId={personId} />}
          <PersonUnits file={file} />
          <MergedRecords file={file} />
          <Judgements personId={personId} />
          {file.erased || file.mergedInto !== null ? null : <MaybeSame personId={personId} />}
        </div>
        <div className="file-main">
          <CasesPanel
            filter={{ personId }}
            openCases={file.openCases}
            cases={file.cases}
            none={t('noCases')}
          />
          <CallbacksOf of="person" id={personId} />
          <RegistersOf personId={personId} />
          <TimelinePanel
            subjectId={personId}
            nameOf={() => undefined}
            numberOf={unitId => file.units.find(unit => unit.unitId === unitId)?.number}
          />
        </div>
      </div>
      {dialog === 'edit' && full ? (
        <Drawer open size={460} title={t('editTitle', { name })} onClose={() => setDialog(undefined)}>
          <PersonFields
            person={{ personId, details: full, tier: file.tier }}
            onDone={() => {
              setDialog(undefined)
              setFull(undefined)
              message.success(t('saved'))
            }}
            onCancel={() => setDialog(undefined)}
          />
        </Drawer>
      ) : null}
      {dialog === 'erase' ? (
        <EraseDialog
          personId={personId}
          name={name}
          cases={file.cases}
          onClose={() => setDialog(undefined)}
          onErased={() => setFull(undefined)}
        />
      ) : null}
    </Page>
  )
}

interface PersonMenuProps {
  readonly file: PersonFile
  readonly name: string
  onErase(): void
}

/** What is seldom done to a person: removing a mistaken entry, erasing their data. */
function PersonMenu({ file, name, onErase }: PersonMenuProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const navigate = useNavigate()
  const { message, modal } = App.useApp()
  const remove = useCommand(trpc.people.remove, {
    onSuccess: () => {
      message.success(t('removed'))
      Promise.resolve(navigate('/owners/people')).catch(reportError)
    },
    onError: error => message.error(errorText(error, language)),
  })
  const ask = () => {
    modal.confirm({
      title: t('removeAsk', { name }),
      okText: t('remove'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => remove.send({ personId: file.personId }),
    })
  }
  const [copying, setCopying] = useState(false)
  const items = [
    ...(may('person.copy')
      ? [{ key: 'copy', label: t('copyAll'), disabled: file.erased, onClick: () => setCopying(true) }]
      : []),
    ...(may('person.edit')
      ? [{ key: 'remove', label: t('remove'), disabled: file.cases > 0 || file.erased, onClick: ask }]
      : []),
    ...(may('person.erase')
      ? [{ key: 'erase', label: t('erase'), danger: true, disabled: file.erased, onClick: onErase }]
      : []),
  ]
  if (items.length === 0) return null
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<MoreOutlined />} aria-label={t('actions')} />
      </Dropdown>
      {copying ? <CopyPerson personId={file.personId} name={name} onClose={() => setCopying(false)} /> : null}
    </>
  )
}
