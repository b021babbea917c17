"""The settings of a site, as mkdocs.yml and mkdocs.LANGUAGE.yml may hold them."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from microsite.files.fieldtypes import Address, Date, Words, wrong
from microsite.files.rules import Rule

COLOUR = re.compile(r"#[0-9a-f]{6}")


def _pair(value: Any) -> tuple[str, str]:
    """A colour for the light theme and one for the dark; raises what is wrong with them."""
    pair = [value, value] if isinstance(value, str) else value
    if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(one, str) for one in pair):
        hint = 'Write ["#1e2226", "#e9e5dc"]: light, then dark.'
        raise wrong(Rule.PALETTE_COLOURS, f"expected a light and a dark colour, got {str(value)[:40]}", hint)
    for one in pair:
        if not COLOUR.fullmatch(one.lower()):
            raise wrong(Rule.PALETTE_COLOURS, f"'{one}' is no colour written out", "Write it as '#1e2226', in quotes.")
    return pair[0].lower(), pair[1].lower()


class Setting(BaseModel):
    """A table of settings."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fonts(Setting):
    """The stacks of fonts that readers' machines have, as in CSS."""

    text: Words | None = Field(None, description="of prose and headings, in place of the one sent: 'Georgia, serif'")
    interface: Words | None = Field(None, description="of menus, notes and tables")


def _fonts(value: Any) -> Any:
    if value is not False and not isinstance(value, dict | Fonts):
        hint = "Write false, or text: and interface: below it."
        raise wrong(Rule.FIELD_TYPE, f"expected false or stacks of fonts, got {str(value)[:40]}", hint)
    return value or Fonts()


class Theme(Setting):
    """The theme's settings that a project may change."""

    name: Literal["material"] = Field("material", description="the engine's theme: material")
    language: Words = Field("en", description="the language of the pages")
    font: Annotated[Fonts, BeforeValidator(_fonts)] = Field(
        Fonts(), description="false, or fonts that readers' machines have: the site asks no other host for any"
    )
    logo: Words | None = Field(None, description="an SVG of the project, shown before its name and as its icon")
    palette: dict[str, Annotated[tuple[str, str], BeforeValidator(_pair)]] = Field(
        {}, description="colours by role, each light and dark: ink, paper, a side's id, or roles of its own charts"
    )


class Licence(Setting):
    """The licence of words and charts."""

    name: Words = Field(description="as readers know it: CC BY 4.0")
    id: Words | None = Field(None, description="its SPDX identifier: CC-BY-4.0")
    address: Address | None = Field(None, description="where it can be read")


class Extra(Setting):
    """What else makes a site this one."""

    credit: Words | None = Field(None, description="a line at the foot of every page: what the site rests on")
    licence: Licence | None = Field(None, description="the licence of words and charts")
    published: Date | None = Field(None, description="the day by which pages are dated for search engines")
    told_to: Date | None = Field(None, description="the last day that the site tells of, said at its foot")
    version: Words | None = Field(None, description="the version of the site, such as 2026.11, said beside it")


class SiteConfig(Setting):
    """The site in one language: its name and address, and for the default language the navigation.

    Texts may be given once, or by language.
    """

    inherit: Words | None = Field(None, alias="INHERIT", description="in mkdocs.LANGUAGE.yml: mkdocs.yml")
    site_name: Words = Field(description="the site's name; what stands before a colon is its short name")
    site_description: Words | None = Field(None, description="what the site is, in a sentence")
    site_author: Words | None = Field(None, description="who makes it and holds its rights")
    site_url: Address | None = Field(None, description="the address of the whole site; --site-url goes before it")
    copyright: Words | None = Field(None, description="a line on rights at the foot of every page")
    repo_url: Address | None = Field(None, description="where its sources are; --repo-url goes before it")
    theme: Theme = Theme()
    extra: Extra = Extra()
    nav: list[Any] = Field([], description="the navigation: pages, and sections with a name")
