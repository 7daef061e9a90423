import { type CaseImportField, caseImportFields } from '../../../main/contract/case-imports.ts'
import type { AnyField } from '../../../main/contract/import-readings.ts'
import {
  type ContractOnlyField,
  contractImportFields,
  contractOnlyFields,
} from '../../../main/contract/contract-imports.ts'
import {
  type ContractorImportField,
  contractorImportFields,
} from '../../../main/contract/contractor-imports.ts'
import { type ImportField, type ImportKind, importFields } from '../../../main/contract/imports.ts'

type Words<Field extends string> = Readonly<Record<'zh' | 'en', Readonly<Record<Field, string>>>>

/** What a column of an owner file can hold, in the order people look for it. */
const ownerWords: Words<ImportField> = {
  zh: {
    project: '项目',
    phase: '分期',
    building: '楼栋',
    entrance: '单元',
    floor: '楼层',
    unitNumber: '房号（完整）',
    room: '房间号',
    unitKind: '房屋类别',
    unitType: '户型',
    contractArea: '合同面积',
    measuredArea: '实测面积',
    innerArea: '套内面积',
    heatingArea: '采暖面积',
    orientation: '朝向',
    ownerName: '业主姓名',
    coOwnerName: '共有人姓名',
    ownerCode: '业主编号',
    ownerRole: '身份',
    phone: '电话',
    phone2: '电话（二）',
    idType: '证件类型',
    idDocument: '证件号码',
    gender: '性别',
    birthday: '生日',
    mailingAddress: '通讯地址',
    contractNumber: '合同编号',
    contractDate: '签约日期',
    price: '总价',
    paid: '已付款',
    paymentMethod: '付款方式',
    deliveryDate: '约定交付日期',
    handoverDate: '实际交付日期',
    tier: '客户等级',
    note: '备注',
    topFloor: '顶层',
    basement: '带地下室',
    facade: '临外墙',
  },
  en: {
    project: 'Project',
    phase: 'Phase',
    building: 'Building',
    entrance: 'Entrance',
    floor: 'Floor',
    unitNumber: 'Unit number (whole)',
    room: 'Room',
    unitKind: 'Kind of unit',
    unitType: 'Unit type',
    contractArea: 'Contract area',
    measuredArea: 'Measured area',
    innerArea: 'Inner area',
    heatingArea: 'Heating area',
    orientation: 'Orientation',
    ownerName: 'Owner',
    coOwnerName: 'Co-owner',
    ownerCode: 'Owner code',
    ownerRole: 'Role',
    phone: 'Phone',
    phone2: 'Second phone',
    idType: 'Kind of ID document',
    idDocument: 'ID document',
    gender: 'Gender',
    birthday: 'Birthday',
    mailingAddress: 'Mailing address',
    contractNumber: 'Contract number',
    contractDate: 'Signed on',
    price: 'Price',
    paid: 'Paid',
    paymentMethod: 'Payment method',
    deliveryDate: 'Promised delivery',
    handoverDate: 'Handed over on',
    tier: 'Tier',
    note: 'Remark',
    topFloor: 'Top floor',
    basement: 'Has a basement',
    facade: 'Has an outer wall',
  },
}

/** What only a file of sales has. */
const contractWords: Words<ContractOnlyField> = {
  zh: { due: '应付款', penalty: '违约条款', commitments: '书面承诺', requests: '特殊要求' },
  en: {
    due: 'Due by now',
    penalty: 'Penalty clause',
    commitments: 'Written commitments',
    requests: 'Special requests',
  },
}

/** What a column of a file about contractors can hold. */
const contractorWords: Words<ContractorImportField> = {
  zh: {
    contractor: '单位名称',
    trade: '专业',
    contactName: '联系人',
    contactDuty: '职务',
    contactPhone: '联系电话',
    worksNumber: '工程合同编号',
    worksTitle: '工程名称',
    buildings: '楼栋',
    parts: '部位（可带保修期）',
    acceptedOn: '竣工验收日期',
    warrantyTerm: '保修期',
    warrantyUntil: '保修至',
    worksPrice: '合同价',
    settlement: '结算价',
    onCallFrom: '待命开始',
    onCallUntil: '待命结束',
    dayPhone: '白天电话',
    nightPhone: '夜间电话',
    remark: '备注',
  },
  en: {
    contractor: 'Contractor',
    trade: 'Trade',
    contactName: 'Contact',
    contactDuty: 'Position',
    contactPhone: 'Phone',
    worksNumber: 'Number of the works contract',
    worksTitle: 'Works',
    buildings: 'Buildings',
    parts: 'Parts (with terms)',
    acceptedOn: 'Completion acceptance',
    warrantyTerm: 'Warranty term',
    warrantyUntil: 'Warranty until',
    worksPrice: 'Price',
    settlement: 'Settlement',
    onCallFrom: 'On call from',
    onCallUntil: 'On call until',
    dayPhone: 'Phone by day',
    nightPhone: 'Phone by night',
    remark: 'Remark',
  },
}

/** What a column of an old register can hold. */
const caseWords: Words<CaseImportField> = {
  zh: {
    number: '原编号',
    receivedAt: '受理时间',
    dueAt: '要求完成时间',
    closedAt: '关闭时间',
    state: '状态',
    kind: '类型',
    category: '类别',
    subcategory: '二级类别',
    detailCategory: '三级类别',
    channel: '渠道',
    unit: '房号（完整）',
    building: '楼栋',
    entrance: '单元',
    room: '房间号',
    callerName: '来访人姓名',
    phone: '电话',
    title: '主题',
    text: '内容',
    wish: '诉求',
    place: '位置',
    answer: '答复或处理结果',
    handler: '责任人',
    source: '网址',
    emergency: '是否紧急',
  },
  en: {
    number: 'Old number',
    receivedAt: 'Received at',
    dueAt: 'Due at',
    closedAt: 'Closed at',
    state: 'State',
    kind: 'Kind',
    category: 'Category',
    subcategory: 'Second-level category',
    detailCategory: 'Third-level category',
    channel: 'Channel',
    unit: 'Unit number (whole)',
    building: 'Building',
    entrance: 'Entrance',
    room: 'Room',
    callerName: 'Caller',
    phone: 'Phone',
    title: 'Title',
    text: 'Text',
    wish: 'What they want',
    place: 'Place',
    answer: 'Answer or result',
    handler: 'Responsible',
    source: 'Web address',
    emergency: 'Emergency',
  },
}

const salesWord = (value: AnyField, language: 'zh' | 'en'): string => {
  const known = importFields.find(one => one === value)
  return known ? ownerWords[language][known] : value
}

/** What a column of a file of this kind can be, with its word, in the order people look for it. */
export function fieldChoices(kind: ImportKind, language: 'zh' | 'en'): { value: AnyField; label: string }[] {
  switch (kind) {
    case 'cases':
      return caseImportFields.map(value => ({ value, label: caseWords[language][value] }))
    case 'contracts':
      return contractImportFields.map(value => {
        const own = contractOnlyFields.find(one => one === value)
        return { value, label: own ? contractWords[language][own] : salesWord(value, language) }
      })
    case 'contractors':
      return contractorImportFields.map(value => ({ value, label: contractorWords[language][value] }))
    case 'owners':
      return importFields.map(value => ({ value, label: ownerWords[language][value] }))
  }
}

/** Groups of fields share a colour in the sheet; the field's name stands beside it. */
export function groupOf(field: AnyField): 'place' | 'matter' | 'person' | 'course' {
  if (/^(?:project|phase|buildings?|entrance|floor|unitNumber|room|unit|place)$/.test(field)) return 'place'
  if (/^(?:unitKind|unitType|orientation|topFloor|basement|facade|.*Area)$/.test(field)) return 'matter'
  if (/^(?:kind|.*ategory|title|text|wish|emergency)$/.test(field)) return 'matter'
  if (/^(?:contractor$|contact)/.test(field)) return 'person'
  if (/^(?:contract|price|due$|paid|payment|delivery|handover|penalty|commitments|requests)/.test(field))
    return 'course'
  if (/^(?:trade|works|parts)/.test(field)) return 'matter'
  if (/^(?:acceptedOn|warranty|settlement|onCall)/.test(field)) return 'course'
  if (/^(?:number|receivedAt|dueAt|closedAt|state|channel|answer|handler|source)$/.test(field))
    return 'course'
  return 'person'
}
