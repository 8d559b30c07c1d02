"""The people of the demonstration; they live in a fictional town."""

from dataclasses import dataclass

from accounts.actions.people import add
from accounts.models import User
from speeches.domain.policy import Role

PASSWORD = "lin-jiang-demo-2026"  # noqa: S105  printed on start; the demonstration is for this machine only


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the cast, and what he is on the sample speech; None: he is outside."""

    name: str
    unit: str
    post: str
    role: Role | None


CAST = {
    "wangwen": Person("王文", "临江镇党政办公室", "副主任（统稿人）", Role.OWNER),
    "liqing": Person("李清", "临江镇党政办公室", "科员（起草人）", Role.DRAFTER),
    "zhaohe": Person("赵核", "临江镇党政办公室", "主任（核稿人）", Role.REVIEWER),
    "zhouqian": Person("周签", "临江镇人民政府", "镇长（签发人）", Role.SIGNER),
    "sunyue": Person("孙阅", "临江镇农业服务中心", "干事（阅知）", Role.READER),
    "qianhe": Person("钱禾", "临江镇财政所", "所长（被征求意见）", None),
    "hebo": Person("何波", "临江镇水利站", "站长（被征求意见）", None),
    "outsider": Person("吴外", "白河镇党政办公室", "科员（不在知悉范围）", None),
}


def people() -> dict[str, User]:
    """Everybody of the cast by sign-in name, made where missing."""
    return {username: _person(username, person) for username, person in CAST.items()}


def _person(username: str, person: Person) -> User:
    known = User.objects.filter(username=username).first()
    return known or add(username, PASSWORD, name=person.name, unit=person.unit, post=person.post)
