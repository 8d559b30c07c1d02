"""A Word file that says nothing about who made it, when, or with what."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package
from lxml import etree

from speeches.exchange.word import page, styles
from speeches.exchange.word.characters import visible
from speeches.exchange.word.remarks import Remark, remarks_part

NO_REMARKS: Mapping[str, Remark] = {}

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"

# The first day a zip can name: a file that bore the hour of its making would differ at each download.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def packed(
    elements: list[etree._Element],
    *,
    title: str,
    bold_levels: AbstractSet[int] = frozenset(),
    tracked_version: int | None = None,
    is_wide: bool = False,
    remarks: Mapping[str, Remark] = NO_REMARKS,
) -> bytes:
    """The bytes of a .docx of these `w:p` and `w:tbl`; equal input, equal bytes; of the properties the title.

    A file with tracked changes tells its version besides, and goes on tracking what others do to it.
    """
    package = Package()
    document = _part(package, "word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, _document(elements))
    package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    properties = _part(package, "docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, _properties(title))
    package.relate_to(properties, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    _attach_type(package, document, bold_levels)
    _attach_page(package, document, is_tracked=tracked_version is not None, is_wide=is_wide)
    if remarks:
        part = _part(package, "word/comments.xml", CONTENT_TYPE.WML_COMMENTS, remarks_part(remarks.items()))
        document.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    if tracked_version is not None:
        kind = CONTENT_TYPE.OFC_CUSTOM_PROPERTIES
        custom = _part(package, "docProps/custom.xml", kind, _version(tracked_version))
        package.relate_to(custom, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    return _saved(package)


def _part(package: Package, path: str, content_type: str, element: BaseOxmlElement) -> XmlPart:
    return XmlPart(PackURI(f"/{path}"), content_type, element, package)


def _document(elements: list[etree._Element]) -> BaseOxmlElement:
    document = parse_xml(f"<w:document {nsdecls('w', 'r')}><w:body/></w:document>")
    document[0].extend(elements)
    return document


def _properties(title: str) -> BaseOxmlElement:
    properties = parse_xml(f"<cp:coreProperties {nsdecls('cp', 'dc')}><dc:title/></cp:coreProperties>")
    properties[0].text = visible(" ".join(title.splitlines()))
    return properties


def _version(version: int) -> BaseOxmlElement:
    # The id of the format for properties that users define; 2 is the first number it lets them have.
    return parse_xml(
        f"""<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">
        <property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="LecternVersion">
          <vt:i4>{version}</vt:i4>
        </property>
        </Properties>"""
    )


def _attach_type(package: Package, document: XmlPart, bold_levels: AbstractSet[int]) -> None:
    sheet = _part(
        package, "word/styles.xml", CONTENT_TYPE.WML_STYLES, styles.style_sheet(bold_levels=bold_levels)
    )
    document.relate_to(sheet, RELATIONSHIP_TYPE.STYLES)
    fonts = _part(package, "word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, styles.font_table())
    document.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def _attach_page(package: Package, document: XmlPart, *, is_tracked: bool, is_wide: bool) -> None:
    written = page.settings(is_tracked=is_tracked)
    settings = _part(package, "word/settings.xml", CONTENT_TYPE.WML_SETTINGS, written)
    document.relate_to(settings, RELATIONSHIP_TYPE.SETTINGS)
    odd = _part(package, "word/footer1.xml", CONTENT_TYPE.WML_FOOTER, page.odd_footer())
    even = _part(package, "word/footer2.xml", CONTENT_TYPE.WML_FOOTER, page.even_footer())
    document.element[0].append(
        page.section_properties(
            odd_footer=document.relate_to(odd, RELATIONSHIP_TYPE.FOOTER),
            even_footer=document.relate_to(even, RELATIONSHIP_TYPE.FOOTER),
            is_wide=is_wide,
        )
    )


def _saved(package: Package) -> bytes:
    dated, dateless = BytesIO(), BytesIO()
    package.save(dated)
    with ZipFile(dated) as source, ZipFile(dateless, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, date_time=_NO_DATE)
            target.writestr(entry, source.read(name), compress_type=ZIP_DEFLATED)
    return dateless.getvalue()
