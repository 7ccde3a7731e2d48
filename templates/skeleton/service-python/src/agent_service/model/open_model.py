"""Opens the language model that the settings name."""

from agent_service.configuration.settings import ModelSettings
from agent_service.model.language_model import LanguageModel
from agent_service.model.offline_model import OfflineModel
from agent_service.model.provider_model import ProviderModel


def open_model(settings: ModelSettings) -> LanguageModel:
    if settings.provider == "offline":
        return OfflineModel()
    return ProviderModel(settings)
